import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { memberApi, publicApi } from "../../platform/api";
import { createOutbox, type Parcel as Posted } from "../../platform/outbox";
import { dropPicture } from "../../platform/pictures";
import { uploadPicture } from "../evidence/upload";
import { isAnonymous, keepDraft, recallDraft, submissionOf, type Draft } from "./draft";

export type Receipt = OutputOf<typeof complaintApi.submit>;

/** A submission on its way 待发送的投诉举报. */
export type Parcel = Posted<Draft, Receipt>;

const outbox = createOutbox<Draft, Receipt>({
  storageKey: "complaints.outbox",
  picturesOf: ({ pictures }) => pictures,
  deliver: async ({ key, draft, madeAt }, upload) => {
    const { category } = draft;
    if (category === null) throw new Error("a draft without a category was posted");
    const submission = submissionOf(draft, category, new Date(madeAt));
    const as = submission.anonymous ? "nobody" : "member";
    const evidenceIds = await upload(draft.pictures, (picture, onProgress) => uploadPicture(picture, { purpose: "complaint", as, onProgress }));
    // An anonymous report carries no session at all: nobody can tell later whose it was.
    const call = submission.anonymous ? publicApi : memberApi;
    return call(complaintApi.submit, { ...submission, evidenceIds }, { key });
  },
});

export const useOutbox = outbox.use;
export const startOutbox = outbox.start;
export const post = (draft: Draft): string => outbox.post(draft);
export const discard = outbox.discard;
export const sendParcel = outbox.send;
export const sendWaiting = outbox.sendWaiting;

/** When somebody signs out: what bears a name must not go out later under the name of another. */
export const forgetNamed = (): void => {
  for (const { key, draft } of useOutbox.getState().parcels) if (!isAnonymous(draft)) discard(key);
  recallDraft()?.pictures.forEach((picture) => void dropPicture(picture.key));
  keepDraft(null);
};
