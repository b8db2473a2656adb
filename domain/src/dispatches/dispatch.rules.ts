import * as z from "zod";
import { distanceM, type Place } from "../kernel/coordinates";
import { URGENCIES, type Urgency } from "./dispatch.vocabulary";

const RungSchema = z.strictObject({ rung: z.number().int().min(1), times: z.number().min(1), to: z.enum(["centre", "bureau"]), label: z.string() });
export type AcceptRung = z.output<typeof RungSchema>;

/** House rules of dispatch 指挥调度规则. */
export const DispatchRulesSchema = z.strictObject({
  title: z.string(),
  /** Minutes within which somebody must accept 接单时限, by urgency. */
  acceptMinutes: z.strictObject({ emergency: z.number().int().min(1), urgent: z.number().int().min(1), routine: z.number().int().min(1) }),
  /** Rungs, each reached after that many times the limit. */
  ladder: z.array(RungSchema).min(1),
  /** A place older than this is not shown as where an officer is, minutes. */
  placeFreshMinutes: z.number().int().min(1),
  /** Metres that one open task weighs when the nearest officer is looked for. */
  loadMetres: z.number().int().min(0),
});
export type DispatchRules = z.output<typeof DispatchRulesSchema>;

const MINUTE_MS = 60_000;

/** The instant by which somebody must have accepted 接单期限. */
export const acceptBy = (waitingSince: Date, urgency: Urgency, { acceptMinutes }: Pick<DispatchRules, "acceptMinutes">): Date =>
  new Date(waitingSince.getTime() + acceptMinutes[urgency] * MINUTE_MS);

/** The instant at which a rung is reached. */
export const rungAt = ({ times }: Pick<AcceptRung, "times">, waitingSince: Date, urgency: Urgency, { acceptMinutes }: Pick<DispatchRules, "acceptMinutes">): Date =>
  new Date(waitingSince.getTime() + times * acceptMinutes[urgency] * MINUTE_MS);

/** Rungs reached and not yet taken, the lowest first. */
export const acceptRungsDue = (taken: number, waitingSince: Date, urgency: Urgency, now: Date, rules: DispatchRules): AcceptRung[] =>
  rules.ladder.filter((rung) => rung.rung > taken && rungAt(rung, waitingSince, urgency, rules) <= now);

/** When the next rung comes; null after the last. */
export const nextAcceptRungAt = (taken: number, waitingSince: Date, urgency: Urgency, rules: DispatchRules): Date | null => {
  const left = rules.ladder.filter(({ rung }) => rung > taken).map((rung) => rungAt(rung, waitingSince, urgency, rules).getTime());
  return left.length === 0 ? null : new Date(Math.min(...left));
};

/** The instant by which an officer is promised on the scene 到场承诺: minutes of the town, from the raising of the task. */
export const sceneBy = (raisedAt: Date, onSceneMinutes: number): Date => new Date(raisedAt.getTime() + onSceneMinutes * MINUTE_MS);

/** Begun minutes from raising to acceptance or arrival 接单用时、到场用时: what has begun counts whole. */
export const minutesBetween = (raisedAt: Date, at: Date): number => Math.ceil((at.getTime() - raisedAt.getTime()) / MINUTE_MS);

/** What suggests an officer 推荐依据. */
export interface Candidate {
  readonly place: Place | null;
  /** Open tasks that the officer has. */
  readonly load: number;
  readonly coversTown: boolean;
  readonly refused: boolean;
}

/** Metres to the task; null where the officer shares no fresh place or the task has none. */
export const metresTo = (task: Place | null, place: Place | null): number | null => (task === null || place === null ? null : Math.round(distanceM(task, place)));

/** Officers in the order in which they are suggested 就近推荐: who refused comes last, then free ones near by, each open task weighing some metres. */
export const rankCandidates = <C extends Candidate>(task: Place | null, candidates: readonly C[], { loadMetres }: Pick<DispatchRules, "loadMetres">): C[] => {
  const far = 1_000_000;
  const weight = ({ place, load, coversTown }: C): number => (metresTo(task, place) ?? (coversTown ? far / 2 : far)) + load * loadMetres;
  return [...candidates].sort((a, b) => Number(a.refused) - Number(b.refused) || weight(a) - weight(b));
};

/** Mobile and fixed-line numbers and identity cards 可识别个人的号码: a task goes to several people and names no complainant. */
export const namesSomebody = (text: string): boolean => /(?<!\d)(1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|\d{17}[\dXx])(?!\d)/.test(text);

export const UrgencySchema = z.enum(URGENCIES);
