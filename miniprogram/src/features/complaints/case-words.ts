import type { CaseState } from "@sunshine/domain/complaints/complaint.states";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import { CASE_OUTCOME_LABELS, type CaseOutcome } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { OwnCaseView } from "@sunshine/domain/complaints/complaint.views";
import { formatDay } from "@sunshine/domain/kernel/day";
import type { Tone } from "../../ui/Tag";

type Deadline = NonNullable<OwnCaseView["deadline"]>;

const OUTCOME_TONES: Record<CaseOutcome, Tone> = {
  settled: "good",
  mended: "good",
  filed: "info",
  not_filed: "notice",
  mediation_failed: "notice",
  withdrawn: "unknown",
  not_mended: "bad",
  referred: "info",
};
const STATE_TONES: Record<CaseState, Tone> = { received: "info", accepted: "info", handling: "sun", refused: "bad", transferred: "notice", merged: "unknown", withdrawn: "unknown", closed: "good" };

interface Standing {
  readonly state: CaseState;
  readonly outcome: CaseOutcome | null;
}

/** Where a case stands, in a few words; a closed one says how it ended. */
export const standing = ({ state, outcome }: Standing): { word: string; tone: Tone } =>
  state === "closed" && outcome ? { word: CASE_OUTCOME_LABELS[outcome], tone: OUTCOME_TONES[outcome] } : { word: CASE_STATE_LABELS[state], tone: STATE_TONES[state] };

/** The countdown of the running deadline, in words. */
export const countdown = ({ on, daysLeft, label, provisional }: Deadline): string => {
  const day = `${formatDay(on)}${provisional ? "左右" : ""}`;
  if (daysLeft < 0) return `应在${day}前${label}，已超过 ${-daysLeft} 天`;
  return daysLeft === 0 ? `今天是${label}的最后一天` : `最迟${day}${label}，还有 ${daysLeft} 天`;
};

export const deadlineTone = ({ state }: Pick<Deadline, "state">): "good" | "notice" | "bad" => (state === "within" ? "good" : state === "near" ? "notice" : "bad");
