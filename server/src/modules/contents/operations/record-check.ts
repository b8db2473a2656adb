import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import type { ContentSubject } from "@sunshine/domain/contents/content.vocabulary";
import type { TextJudgement } from "../../../platform/content/judge-text";
import { enqueueJob } from "../../../platform/jobs/jobs";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { ContentCheck } from "../content.model";

export const PHOTO_JOB = "contents.judge_photo";

/** What was judged and whose it is. */
export interface Judged {
  readonly subject: ContentSubject;
  readonly subjectId: string;
  readonly establishment: EstablishmentRef;
  readonly accountId: number;
}

export const aboutCheck = (row: ContentCheck) => ({
  checkId: row.publicId,
  subject: row.subject,
  establishment: { id: Number(row.establishmentId), publicId: row.establishmentPublicId, name: row.establishmentName, townCode: row.townCode },
});

export const streamOfCheck = ({ establishmentId }: Pick<ContentCheck, "establishmentId">): string => `establishment:${establishmentId}`;

const columns = ({ ids }: Services, { subject, subjectId, establishment, accountId }: Judged, now: Date) => ({
  publicId: ids.newId(), subject, subjectId, establishmentId: establishment.id, establishmentPublicId: establishment.publicId, establishmentName: establishment.name, townCode: establishment.townCode,
  accountId, createdAt: now, version: 1,
});

/** What was said before about the same thing needs nobody any more. */
const supersede = ({ subject, subjectId }: Judged): Promise<unknown> => ContentCheck.update({ state: "superseded", shown: false }, { where: { subject, subjectId, state: ["pending", "held"] } });

/** Keeps a judgement of words that a person should look at, in the ambient transaction; what simply passed leaves no trace. */
export const recordTextCheck = async (services: Services, judged: Judged, text: string, { outcome, judge, label, because }: TextJudgement, now: Date): Promise<void> => {
  await supersede(judged);
  if (outcome === "publish") return;
  const row = await ContentCheck.create({ ...columns(services, judged, now), kind: "text", text, state: "held", shown: outcome === "look", judge, label, why: because });
  await emit("content.held.v1", { ...aboutCheck(row), why: because ?? "" }, streamOfCheck(row));
};

/** Puts a photo before WeChat, in the ambient transaction; it is shown once the verdict is in. */
export const recordPhotoCheck = async (services: Services, judged: Judged, photo: string, now: Date): Promise<void> => {
  await supersede(judged);
  const row = await ContentCheck.create({ ...columns(services, judged, now), kind: "photo", photo, state: "pending", shown: false, judge: "wechat" });
  await enqueueJob(PHOTO_JOB, row.publicId, { checkId: row.publicId }, now);
};
