import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OfficerCaseAbility, OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_OUTCOME_LABELS, CASE_OUTCOMES_OF, REFUSAL_GROUND_LABELS, type CaseOutcome, type RefusalGround } from "@sunshine/domain/complaints/complaint.vocabulary";
import { officerApi } from "../../platform/officer-api";

/** What an officer does to a case on the phone 办理动作; the rest is done at the console. */
export type OfficerMove = Extract<OfficerCaseAbility, "accept" | "refuse" | "take" | "begin" | "note" | "close">;

/** What a form of a move holds. */
export interface MoveGiven {
  readonly text: string;
  readonly choice: string;
  readonly notice: string;
  readonly evidenceIds: readonly string[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface MoveForm {
  readonly button: string;
  readonly title: string;
  readonly done: string;
  readonly danger?: true;
  /** The words that the officer writes. */
  readonly text?: { readonly label: string; readonly hint: string; readonly least: (view: OfficerCaseView) => number; readonly most: number };
  readonly choices?: (view: OfficerCaseView) => { readonly label: string; readonly of: readonly Choice[] };
  /** A notice to the complainant goes out, in words that begin with the template. */
  readonly notice?: (view: OfficerCaseView) => string | undefined;
  readonly photos?: true;
  readonly run: (view: OfficerCaseView, given: MoveGiven, key: string) => Promise<OfficerCaseView>;
}

const choicesOf = (labels: Readonly<Record<string, string>>, values: readonly string[]): Choice[] => values.map((value) => ({ value, label: labels[value] ?? value }));
const noticeOf = ({ notice }: MoveGiven) => (notice.trim() ? { notice: notice.trim() } : {});
const move = ({ id, version }: OfficerCaseView) => ({ id, version });

/** In the order of their buttons; the first that is possible is the one to do. */
export const OFFICER_MOVES: Record<OfficerMove, MoveForm> = {
  accept: {
    button: "受理", title: "受理", done: "已受理，由您承办",
    // A shop has to be told what the dispute is about; a report is told to nobody before it is verified.
    text: { label: "写给店铺的摘要", hint: "只写需要店铺核实和整改的事，不得含有投诉举报人的信息；举报可不填", least: ({ kind, establishmentId }) => (kind === "complaint" && establishmentId !== null ? 2 : 0), most: 500 },
    notice: ({ templates }) => templates["accept"],
    run: (view, given) => officerApi(complaintApi.accept, { ...move(view), shopSummary: given.text, ...noticeOf(given) }),
  },
  take: {
    button: "由我承办", title: "由我承办", done: "已由您承办",
    text: { label: "说明（可不填）", hint: "例如：原承办人休假", least: () => 0, most: 300 },
    run: (view, { text }) => officerApi(complaintApi.take, { ...move(view), reason: text }),
  },
  begin: {
    button: "开始调查处理", title: "开始调查处理", done: "已开始调查处理",
    text: { label: "说明（可不填）", hint: "例如：已约定今天下午到店核查", least: () => 0, most: 500 },
    run: (view, { text }) => officerApi(complaintApi.begin, { ...move(view), text }),
  },
  close: {
    button: "办结", title: "办结", done: "已办结",
    choices: ({ kind }) => ({ label: "办结结果", of: choicesOf(CASE_OUTCOME_LABELS, CASE_OUTCOMES_OF[kind]) }),
    text: { label: "公开的处理结果", hint: "投诉人、关注的人和店铺都会看到，不得含有个人信息", least: () => 5, most: 500 },
    notice: ({ templates }) => templates["close"],
    run: (view, given) => officerApi(complaintApi.close, { ...move(view), outcome: given.choice as CaseOutcome, publicSummary: given.text, ...noticeOf(given) }),
  },
  note: {
    button: "记入案卷", title: "记入案卷", done: "已记入案卷",
    choices: () => ({ label: "是否告知投诉举报人", of: [{ value: "no", label: "仅内部留存" }, { value: "yes", label: "告知对方" }] }),
    text: { label: "内容", hint: "核实到的情况、联系经过", least: () => 2, most: 1_000 },
    photos: true,
    run: (view, { text, choice, evidenceIds }, key) => officerApi(complaintApi.note, { ...move(view), text, tell: choice === "yes", evidenceIds: [...evidenceIds] }, { key }),
  },
  refuse: {
    button: "不予受理", title: "不予受理", done: "已作出不予受理决定", danger: true,
    choices: () => ({ label: "法定理由", of: choicesOf(REFUSAL_GROUND_LABELS, Object.keys(REFUSAL_GROUND_LABELS)) }),
    text: { label: "具体说明", hint: "结合本件说明为什么适用这一理由", least: () => 2, most: 500 },
    notice: ({ templates }) => templates["refuse"],
    run: (view, given) => officerApi(complaintApi.refuse, { ...move(view), ground: given.choice as RefusalGround, explanation: given.text, ...noticeOf(given) }),
  },
};

/** Acts that need the console's larger page. */
export const AT_THE_CONSOLE: readonly OfficerCaseAbility[] = ["transfer", "redirect", "merge", "mediate", "request_extension", "decide_extension", "verify", "decide_filing"];

/** The moves that this officer may make now, the one to do first. */
export const movesOf = (abilities: readonly OfficerCaseAbility[]): OfficerMove[] => (Object.keys(OFFICER_MOVES) as OfficerMove[]).filter((ability) => abilities.includes(ability));
