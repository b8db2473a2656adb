import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { ConnectionError } from "../../platform/answer";
import { isSignedOut } from "../../platform/api";
import { officerApi, useOfficer } from "../../platform/officer-api";
import { createOutbox, type Parcel } from "../../platform/outbox";
import { createResending } from "../../platform/resending";
import { uploadPicture } from "../evidence/upload";
import { forgetDraft, keepDraft, keepPack, picturesOf, startDrafts, type InspectionDraft } from "./draft";
import { submissionOf } from "./submission";

/** A finished inspection with the pack by which it was judged, and whose it is. */
export interface Handed {
  readonly draft: InspectionDraft;
  readonly pack: VisitPack;
  readonly officer: string;
}

/** What came of it, for the phone to show. */
export interface InspectionReceipt {
  readonly id: string;
  readonly agrees: boolean;
  readonly taskLeft: string | null;
}

export type InspectionParcel = Parcel<Handed, InspectionReceipt>;

const receiptOf = ({ id, provisional, task }: InspectionView): InspectionReceipt => ({ id, agrees: provisional?.agrees ?? true, taskLeft: task?.left ?? null });

/** A session that is over is no refusal: it goes out after the next sign-in. */
const waitForSignIn = (error: unknown): never => {
  throw isSignedOut(error) ? new ConnectionError("登录已失效，重新登录后自动提交") : error;
};

const outbox = createOutbox<Handed, InspectionReceipt>({
  storageKey: "inspections.outbox",
  picturesOf: ({ draft }) => picturesOf(draft),
  deliver: async ({ key, draft: { draft, pack }, madeAt }, upload) => {
    const pictures = picturesOf(draft);
    const ids = await upload(pictures, (picture, onProgress) => uploadPicture(picture, { purpose: "inspection", as: "officer", onProgress })).catch(waitForSignIn);
    const arrived = Object.fromEntries(pictures.map((picture, at) => [picture.key, ids[at] ?? ""]));
    return receiptOf(await officerApi(inspectionApi.submit, submissionOf(draft, pack, madeAt, arrived), { key }).catch(waitForSignIn));
  },
});

export const useInspectionOutbox = outbox.use;
export const sendInspection = outbox.send;
export const discardInspection = outbox.discard;

/** Only under the officer who made it: a phone that changed hands sends nothing in the wrong name. */
const mayGo = ({ draft: { officer } }: InspectionParcel): boolean => useOfficer.getState().officer?.name === officer;

const resending = createResending(() => outbox.sendWaiting(mayGo));
export const resendInspections = resending.resend;

/** Once at start: takes up drafts, and sends what was handed in without a signal. */
export const startInspections = (): void => {
  startDrafts();
  outbox.start();
  resending.start(outbox.use.getState().parcels.length > 0);
};

/** Hands a finished draft in under its own number; it goes out now or when the signal is back. */
export const handIn = (draft: InspectionDraft, pack: VisitPack, officer: string): string => {
  const key = outbox.post({ draft, pack, officer }, draft.id);
  forgetDraft(draft.shopId);
  void outbox.send(key).then(resending.resend);
  return key;
};

/** Takes a parcel back to be changed; it keeps its number, so that an attempt which did arrive is not doubled. */
export const takeBack = ({ key, draft: { draft, pack } }: InspectionParcel): void => {
  outbox.discard(key, { keepPictures: true });
  keepPack(pack);
  keepDraft(draft);
};

