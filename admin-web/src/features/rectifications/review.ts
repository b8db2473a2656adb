import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import type { Mending, rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { canMoveFinding } from "@sunshine/domain/rectifications/rectification.states";

/** What the officer says of one finding 核查意见; nothing is chosen beforehand. */
export interface Opinion {
  readonly accept: boolean | null;
  readonly reason: string;
  readonly evidenceIds: readonly string[];
  readonly uploading: boolean;
}

export type Opinions = Readonly<Record<string, Opinion>>;

export const NO_OPINION: Opinion = { accept: null, reason: "", evidenceIds: [], uploading: false };

/** Findings that can be decided now: those answered, or, on the spot, all that are not mended. */
export const decidable = (mendings: readonly Mending[], onTheSpot: boolean): Mending[] => mendings.filter(({ state }) => canMoveFinding(state, onTheSpot ? "see_mended" : "accept"));

interface Counted {
  readonly accepted: number;
  readonly returned: number;
}

/** Why the review cannot be sent yet, by finding 还缺什么. */
export const reviewProblems = (mendings: readonly Mending[], opinions: Opinions): Record<string, string> =>
  Object.fromEntries(
    mendings.flatMap(({ code }): [string, string][] => {
      const { accept, reason, uploading } = opinions[code] ?? NO_OPINION;
      if (uploading) return [[code, "照片还在上传，请稍候"]];
      return accept === false && reason.trim().length < 2 ? [[code, "退回请写明理由"]] : [];
    })
  );

export const countOpinions = (mendings: readonly Mending[], opinions: Opinions): Counted => {
  const decided = mendings.flatMap(({ code }) => opinions[code]?.accept ?? []);
  return { accepted: decided.filter(Boolean).length, returned: decided.filter((accept) => !accept).length };
};

/** Decisions as the server takes them; findings without an opinion stay as they are. */
export const decisionsOf = (mendings: readonly Mending[], opinions: Opinions): InputOf<typeof rectificationApi.review>["decisions"] =>
  mendings.flatMap(({ code }) => {
    const { accept, reason, evidenceIds } = opinions[code] ?? NO_OPINION;
    return accept === null ? [] : [{ code, accept, reason: reason.trim(), evidenceIds: [...evidenceIds] }];
  });
