import { answerProblems, questionsOf, type CategoryTree } from "@sunshine/domain/complaints/categories";
import { isAnonymous, type Draft } from "./draft";

const placeProblem = ({ place }: Draft): string | null => {
  if (place === null) return "请说明在哪里发生";
  if (place.by !== "typed") return null;
  if (place.townCode === "") return "请选择所在乡镇";
  return place.address.trim() === "" ? "请填写地址或附近的标志" : null;
};

const personProblem = (draft: Draft, phone: string | null): string | null => {
  if (draft.kinds.length === 0) return "请选择投诉或举报";
  if (isAnonymous(draft)) return null;
  if (draft.name.trim().length < 2) return draft.kinds.includes("complaint") ? "请填写真实姓名" : "请填写姓名，或选择匿名举报";
  if (!draft.kinds.includes("complaint")) return null;
  if (draft.demands.length === 0) return "请选择投诉请求";
  if (!draft.ownInterest) return "投诉应因本人消费产生争议；如反映他人问题请选择举报";
  return phone === null ? "投诉需要绑定手机号，便于联系和核实" : null;
};

/** What keeps a step from being done, in Chinese; null when nothing does. */
export const stepProblem = (step: 1 | 2 | 3, draft: Draft, tree: CategoryTree | null, phone: string | null): string | null => {
  if (step === 1) return draft.story.trim().length < 5 ? "请说明发生了什么，至少 5 个字" : null;
  if (step === 3) return personProblem(draft, phone);
  if (tree === null || draft.category === null) return "请选择问题类别";
  return answerProblems(questionsOf(tree, draft.category), draft.answers)[0]?.message ?? placeProblem(draft);
};
