import { itemsOf } from "@sunshine/domain/inspections/checklist";
import { withWordings } from "@sunshine/domain/inspections/findings-library";
import { SubmitInspectionSchema, type inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { checkFindings, checkHandling, checkInspectors } from "@sunshine/domain/inspections/submission";
import { MAX_VISIT_HOURS } from "@sunshine/domain/inspections/visit-clock";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { dayOf } from "@sunshine/domain/kernel/day";
import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { DraftCompanion, DraftSignature, DraftSigning, InspectionDraft, VisitPhoto } from "./draft";
import { consequenceOf, provisionalOf, unanswered, visitDay } from "./judgement";

export type Submission = InputOf<typeof inspectionApi.submit>;

/** Ids under which the pictures have arrived, by their key on this phone. */
export type Arrived = Readonly<Record<string, string>>;

/** A picture that has not left the phone yet stands under a number that no server gives. */
const NOT_SENT = "0000000000000000";

const photo = ({ key, takenAt, lng, lat }: VisitPhoto, arrived: Arrived) => ({ id: arrived[key] ?? NOT_SENT, takenAt, lng, lat });
const companion = ({ officerId, name, organisation }: DraftCompanion) => (officerId === null ? { name, organisation } : { officerId });
const signature = ({ strokes, signedAt }: DraftSignature) => ({ strokes: strokes.map((stroke) => [...stroke]), signedAt });

const signingOf = ({ kind, officers, shop, refusal }: DraftSigning): NonNullable<Submission["signing"]> => {
  const signed = Object.entries(officers).map(([place, one]) => ({ place: Number(place), ...signature(one) }));
  if (kind === "paper") return { kind };
  if (kind === "refused") return { kind, officers: signed, reason: refusal.reason, witness: { name: refusal.witness, capacity: refusal.capacity } };
  return { kind, officers: signed, shop: { name: shop.name, capacity: shop.capacity, ...(shop.signature ? signature(shop.signature) : { strokes: [], signedAt: new Date(0).toISOString() }) } };
};

const findingsOf = (draft: InspectionDraft, arrived: Arrived): NonNullable<Submission["findings"]> =>
  Object.entries(draft.findings).map(([code, { verdict, note, wordings, photos, correctedOnSite, correctBy }]) =>
    // What was written before the officer changed the verdict does not go along.
    verdict === "fail"
      ? { code, verdict, note: note.trim(), wordings: [...wordings], photos: photos.map((one) => photo(one, arrived)), correctedOnSite, correctBy: correctedOnSite ? null : correctBy }
      : { code, verdict }
  );

/** The draft as the server takes it. */
export const submissionOf = (draft: InspectionDraft, pack: VisitPack, endedAt: string, arrived: Arrived): Submission => {
  const provisional = provisionalOf(draft, pack);
  return {
    establishmentId: draft.shopId,
    kind: draft.kind,
    mode: draft.mode,
    visitedOn: visitDay(draft),
    companions: draft.companions.map(companion),
    checklistEdition: pack.checklist.edition,
    findings: findingsOf(draft, arrived),
    ...(provisional ? consequenceOf(draft, pack, provisional) : { handling: "rectify" as const }),
    remark: draft.remark.trim(),
    draftId: draft.id,
    task: draft.task ? { id: draft.task.id, finish: true } : null,
    visit: { startedAt: draft.startedAt, endedAt, startPlace: draft.startPlace, endPlace: null, pack: draft.pack },
    pictures: draft.pictures.map(({ name, photo: one }) => ({ name, photo: photo(one, arrived) })),
    signing: signingOf(draft.signing),
    provisional: provisional ? { score: provisional.score.score100, result: provisional.score.result, grade: provisional.grade } : null,
  };
};

/** On which of the four screens something is still to be done. */
export type Step = InspectionDraft["step"];

/** What keeps the record from being sent, in Chinese, and where to mend it. */
export interface Problem {
  readonly step: Step;
  readonly text: string;
  /** The item that it is about. */
  readonly code: string | null;
}

const problemIn = (step: Step, run: () => unknown): Problem | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const field = error.fields[0];
    const code = field?.path.startsWith("findings.") ? field.path.slice("findings.".length) : null;
    return { step, code, text: `${code ? `第 ${code} 项：` : ""}${field?.message ?? error.message}` };
  }
};

const STEP_OF_FIELD: Readonly<Record<string, Step>> = { visit: 1, companions: 1, kind: 1, mode: 1, findings: 2, pictures: 3, handling: 3, correctBy: 3, remark: 3, signing: 4 };

const schemaProblem = (submission: Submission): Problem | null => {
  const parsed = SubmitInspectionSchema.safeParse(submission);
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  return issue ? { step: STEP_OF_FIELD[String(issue.path[0])] ?? 4, text: issue.message, code: null } : null;
};

/** A draft that was left lying is no visit of today. */
const clockProblem = ({ startedAt }: InspectionDraft, at: Date): Problem | null =>
  at.getTime() - Date.parse(startedAt) > MAX_VISIT_HOURS * 3_600_000 ? { step: 1, code: null, text: `开始已超过 ${MAX_VISIT_HOURS} 小时，请到店后点“从现在起算”再提交` } : null;

const signingProblem = ({ signing: { kind, officers, shop }, companions }: InspectionDraft): Problem | null => {
  if (kind === "paper") return null;
  const missing = [0, ...companions.map((_, at) => at + 1)].filter((place) => !officers[place]);
  if (missing.length > 0) return { step: 4, code: null, text: `还有 ${missing.length} 名检查人员没有签字` };
  return kind === "screen" && shop.signature === null ? { step: 4, code: null, text: "请被检查单位签字；对方拒绝时请选择“拒绝签字”" } : null;
};

const answersProblem = (draft: InspectionDraft, pack: VisitPack): Problem | null => {
  const left = unanswered(draft, pack);
  if (left.length > 0) return { step: 2, code: left[0] ?? null, text: `还有 ${left.length} 项没有结论` };
  return provisionalOf(draft, pack) ? null : { step: 2, code: null, text: "不能把全部项目都列为合理缺项" };
};

/** By the rules that the server applies to findings and to what follows from them. */
const findingsProblem = (draft: InspectionDraft, pack: VisitPack, at: Date): Problem | null => {
  const provisional = provisionalOf(draft, pack);
  if (!provisional) return null;
  const { checklist } = pack.rules;
  const findings = SubmitInspectionSchema.shape.findings.parse(findingsOf(draft, {}));
  const again = new Set(pack.checklist.items.filter(({ failedLastTime }) => failedLastTime).map(({ code }) => code));
  const { handling, correctBy } = consequenceOf(draft, pack, provisional);
  return (
    problemIn(2, () => checkFindings(withWordings(findings, pack.library.wordings), checklist, itemsOf(checklist, pack.checklist.column), again)) ??
    problemIn(3, () => checkHandling({ handling, correctBy, visitedOn: visitDay(draft) }, findings, provisional.score, dayOf(at)))
  );
};

const picturesProblem = ({ mode, pictures }: InspectionDraft): Problem | null => (mode === "remote" && pictures.length === 0 ? { step: 3, code: null, text: "远程检查至少要有一张场所图片" } : null);

/**
 * The first thing that is still missing, by the very rules that the server applies afterwards; null when the record may be
 * sent. `me` is the officer who leads, `at` the instant of sending.
 */
export const problemOf = (draft: InspectionDraft, pack: VisitPack, me: string, at: Date): Problem | null =>
  clockProblem(draft, at) ??
  problemIn(1, () => checkInspectors([{ officerId: null, name: me }, ...draft.companions], pack.rules.judgement.minInspectors)) ??
  answersProblem(draft, pack) ??
  findingsProblem(draft, pack, at) ??
  picturesProblem(draft) ??
  signingProblem(draft) ??
  schemaProblem(submissionOf(draft, pack, at.toISOString(), {}));
