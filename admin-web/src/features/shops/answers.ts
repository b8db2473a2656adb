import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import type { Mending, rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { canMoveFinding } from "@sunshine/domain/rectifications/rectification.states";

/** What the shop writes about one finding 整改反馈, before it is sent. */
export interface Answer {
  readonly text: string;
  readonly evidenceIds: readonly string[];
  readonly uploading: boolean;
}

export type Answers = Readonly<Record<string, Answer>>;

export const NO_ANSWER: Answer = { text: "", evidenceIds: [], uploading: false };

/** Findings that can be answered now; one that waits for the officer may be added to. */
export const answerable = (mendings: readonly Mending[]): Mending[] => mendings.filter(({ state }) => canMoveFinding(state, "answer"));

const isBegun = ({ text, evidenceIds }: Answer): boolean => text.trim() !== "" || evidenceIds.length > 0;

/** What keeps the answers from being sent, by finding. */
export const answerProblems = (mendings: readonly Mending[], answers: Answers): Record<string, string> =>
  Object.fromEntries(
    mendings.flatMap(({ code }): [string, string][] => {
      const answer = answers[code] ?? NO_ANSWER;
      if (answer.uploading) return [[code, "照片还在上传，请稍候"]];
      return isBegun(answer) && answer.text.trim().length < 2 ? [[code, "请用文字说明整改情况"]] : [];
    })
  );

/** Answers as the server takes them; findings of which nothing is said are left for later. */
export const answersSent = (mendings: readonly Mending[], answers: Answers): InputOf<typeof rectificationApi.answer>["answers"] =>
  mendings.flatMap(({ code }) => {
    const answer = answers[code] ?? NO_ANSWER;
    return isBegun(answer) ? [{ code, text: answer.text.trim(), evidenceIds: [...answer.evidenceIds] }] : [];
  });
