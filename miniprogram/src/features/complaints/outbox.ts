import { create } from "zustand";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { ConnectionError, messageOf } from "../../platform/answer";
import { memberApi, publicApi } from "../../platform/api";
import { now } from "../../platform/clock";
import { newKey } from "../../platform/idempotency";
import { dropPicture } from "../../platform/pictures";
import type { Picture } from "../../platform/pictures.types";
import { readStored, writeStored } from "../../platform/storage";
import { uploadPicture } from "../evidence/upload";
import { isAnonymous, keepDraft, recallDraft, submissionOf, type Draft } from "./draft";

const KEY = "complaints.outbox";

export type Receipt = OutputOf<typeof complaintApi.submit>;

/** A submission on its way 待发送的投诉举报; the same key each time, so that it becomes one case however often it is sent. */
export interface Parcel {
  readonly key: string;
  readonly draft: Draft;
  readonly madeAt: string;
  /** Ids of the pictures that have arrived, by their key on this phone. */
  readonly uploaded: Readonly<Record<string, string>>;
  readonly state: "waiting" | "refused" | "sent";
  /** Why it waits or was refused. */
  readonly problem: string | null;
  readonly receipt: Receipt | null;
}

interface Outbox {
  readonly parcels: readonly Parcel[];
  /** Share of the picture that is being sent, by parcel. */
  readonly progress: Readonly<Record<string, { readonly at: number; readonly of: number; readonly share: number }>>;
  readonly busy: readonly string[];
}

export const useOutbox = create<Outbox>(() => ({ parcels: [], progress: {}, busy: [] }));

const keep = (parcels: readonly Parcel[]): void => {
  useOutbox.setState({ parcels });
  writeStored(KEY, parcels);
};

const parcelOf = (key: string): Parcel | undefined => useOutbox.getState().parcels.find((parcel) => parcel.key === key);

const change = (key: string, changed: Partial<Parcel>): void => keep(useOutbox.getState().parcels.map((parcel) => (parcel.key === key ? { ...parcel, ...changed } : parcel)));

/** Takes up what an earlier run of the app could not send. */
export const startOutbox = (): void => useOutbox.setState({ parcels: readStored<Parcel[]>(KEY) ?? [], progress: {}, busy: [] });

/** Puts a finished draft into the outbox and gives its key; what may be wrong with it has been checked. */
export const post = (draft: Draft): string => {
  const key = newKey();
  const parcel: Parcel = { key, draft, madeAt: now().toISOString(), uploaded: {}, state: "waiting", problem: null, receipt: null };
  keep([parcel, ...useOutbox.getState().parcels]);
  return key;
};

/** Takes a parcel out; its pictures leave the phone unless a draft uses them again. */
export const discard = (key: string, { keepPictures = false } = {}): void => {
  const parcel = parcelOf(key);
  keep(useOutbox.getState().parcels.filter((one) => one.key !== key));
  if (parcel && !keepPictures) parcel.draft.pictures.forEach((picture) => void dropPicture(picture.key));
};

/** When somebody signs out: what bears a name must not go out later under the name of another. */
export const forgetNamed = (): void => {
  for (const { key, draft } of useOutbox.getState().parcels) if (!isAnonymous(draft)) discard(key);
  recallDraft()?.pictures.forEach((picture) => void dropPicture(picture.key));
  keepDraft(null);
};

const uploadAll = async (key: string, pictures: readonly Picture[], anonymous: boolean): Promise<string[]> => {
  const ids: string[] = [];
  for (const [index, picture] of pictures.entries()) {
    const onProgress = (share: number): void => useOutbox.setState(({ progress }) => ({ progress: { ...progress, [key]: { at: index + 1, of: pictures.length, share } } }));
    const known = parcelOf(key)?.uploaded[picture.key];
    if (!known) onProgress(0);
    const id = known ?? (await uploadPicture(picture, { purpose: "complaint", as: anonymous ? "nobody" : "member", onProgress }));
    change(key, { uploaded: { ...parcelOf(key)?.uploaded, [picture.key]: id } });
    ids.push(id);
  }
  return ids;
};

const deliver = async ({ key, draft, madeAt }: Parcel): Promise<void> => {
  const { category } = draft;
  if (category === null) return;
  const submission = submissionOf(draft, category, new Date(madeAt));
  const evidenceIds = await uploadAll(key, draft.pictures, submission.anonymous);
  // An anonymous report carries no session at all: nobody can tell later whose it was.
  const call = submission.anonymous ? publicApi : memberApi;
  const receipt = await call(complaintApi.submit, { ...submission, evidenceIds }, { key });
  change(key, { state: "sent", problem: null, receipt });
  draft.pictures.forEach((picture) => void dropPicture(picture.key));
};

const setBusy = (key: string, busy: boolean): void =>
  useOutbox.setState(({ busy: keys }) => ({ busy: busy ? [...keys, key] : keys.filter((one) => one !== key) }));

/** Sends one parcel; without a network it keeps waiting, and what the server refuses is told. */
export const sendParcel = async (key: string): Promise<void> => {
  const parcel = parcelOf(key);
  if (!parcel || parcel.state !== "waiting" || useOutbox.getState().busy.includes(key)) return;
  setBusy(key, true);
  try {
    await deliver(parcel);
  } catch (error) {
    change(key, { state: error instanceof ConnectionError ? "waiting" : "refused", problem: messageOf(error) });
  } finally {
    setBusy(key, false);
  }
};

/** Sends what waits; how many are still waiting afterwards. */
export const sendWaiting = async (mayAsk: (parcel: Parcel) => boolean = () => true): Promise<number> => {
  const waiting = (): readonly Parcel[] => useOutbox.getState().parcels.filter(({ state }) => state === "waiting");
  for (const parcel of waiting()) if (mayAsk(parcel)) await sendParcel(parcel.key);
  return waiting().length;
};
