import { create, type StoreApi, type UseBoundStore } from "zustand";
import { ConnectionError, messageOf } from "./answer";
import { now } from "./clock";
import { newKey } from "./idempotency";
import { dropPicture } from "./pictures";
import type { Picture } from "./pictures.types";
import { readStored, writeStored } from "./storage";

/** Something finished on this phone that is on its way to the server 待发送; the same key each time, so that it arrives once. */
export interface Parcel<Draft, Receipt> {
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

interface Shown<Draft, Receipt> {
  readonly parcels: readonly Parcel<Draft, Receipt>[];
  /** Share of the picture that is being sent, by parcel. */
  readonly progress: Readonly<Record<string, { readonly at: number; readonly of: number; readonly share: number }>>;
  readonly busy: readonly string[];
}

/** Sends the pictures of a parcel that have not arrived yet, and gives the ids of all in their order. */
export type UploadAll = (pictures: readonly Picture[], send: (picture: Picture, onProgress: (share: number) => void) => Promise<string>) => Promise<string[]>;

interface Kind<Draft, Receipt> {
  /** Where this phone keeps them. */
  readonly storageKey: string;
  readonly picturesOf: (draft: Draft) => readonly Picture[];
  /** Sends one; rejects with ConnectionError where it is to wait. */
  readonly deliver: (parcel: Parcel<Draft, Receipt>, upload: UploadAll) => Promise<Receipt>;
}

export interface Outbox<Draft, Receipt> {
  readonly use: UseBoundStore<StoreApi<Shown<Draft, Receipt>>>;
  /** Takes up what an earlier run of the app could not send. */
  readonly start: () => void;
  /** Puts a finished draft in and gives its key; what may be wrong with it has been checked. */
  readonly post: (draft: Draft, key?: string) => string;
  /** Takes a parcel out; its pictures leave the phone unless a draft uses them again. */
  readonly discard: (key: string, options?: { readonly keepPictures?: boolean }) => void;
  /** Sends one parcel; without a network it keeps waiting, and what the server refuses is told. */
  readonly send: (key: string) => Promise<void>;
  /** Sends what waits; how many are still waiting afterwards. */
  readonly sendWaiting: (mayAsk?: (parcel: Parcel<Draft, Receipt>) => boolean) => Promise<number>;
}

/** The parcels on the screen and in the phone's storage, always alike. */
const createShelf = <Draft, Receipt>(storageKey: string) => {
  type One = Parcel<Draft, Receipt>;
  const use = create<Shown<Draft, Receipt>>(() => ({ parcels: [], progress: {}, busy: [] }));
  const keep = (parcels: readonly One[]): void => {
    use.setState({ parcels });
    writeStored(storageKey, parcels);
  };
  return {
    use,
    keep,
    parcelOf: (key: string): One | undefined => use.getState().parcels.find((parcel) => parcel.key === key),
    change: (key: string, changed: Partial<One>): void => keep(use.getState().parcels.map((parcel) => (parcel.key === key ? { ...parcel, ...changed } : parcel))),
    setBusy: (key: string, busy: boolean): void => use.setState(({ busy: keys }) => ({ busy: busy ? [...keys, key] : keys.filter((one) => one !== key) })),
  };
};

/** Keeps finished drafts until they have arrived: over a lost network, and over the end of the app. */
export const createOutbox = <Draft, Receipt>({ storageKey, picturesOf, deliver }: Kind<Draft, Receipt>): Outbox<Draft, Receipt> => {
  const { use, keep, parcelOf, change, setBusy } = createShelf<Draft, Receipt>(storageKey);

  const uploadFor = (key: string): UploadAll => async (pictures, send) => {
    const ids: string[] = [];
    for (const [index, picture] of pictures.entries()) {
      const onProgress = (share: number): void => use.setState(({ progress }) => ({ progress: { ...progress, [key]: { at: index + 1, of: pictures.length, share } } }));
      const known = parcelOf(key)?.uploaded[picture.key];
      if (!known) onProgress(0);
      const id = known ?? (await send(picture, onProgress));
      change(key, { uploaded: { ...parcelOf(key)?.uploaded, [picture.key]: id } });
      ids.push(id);
    }
    return ids;
  };

  const send = async (key: string): Promise<void> => {
    const parcel = parcelOf(key);
    if (!parcel || parcel.state !== "waiting" || use.getState().busy.includes(key)) return;
    setBusy(key, true);
    try {
      const receipt = await deliver(parcel, uploadFor(key));
      change(key, { state: "sent", problem: null, receipt });
      picturesOf(parcel.draft).forEach((picture) => void dropPicture(picture.key));
    } catch (error) {
      change(key, { state: error instanceof ConnectionError ? "waiting" : "refused", problem: messageOf(error) });
    } finally {
      setBusy(key, false);
    }
  };
  const waiting = () => use.getState().parcels.filter(({ state }) => state === "waiting");

  return {
    use,
    send,
    start: () => use.setState({ parcels: readStored<Parcel<Draft, Receipt>[]>(storageKey) ?? [], progress: {}, busy: [] }),
    post: (draft, key = newKey()) => {
      keep([{ key, draft, madeAt: now().toISOString(), uploaded: {}, state: "waiting", problem: null, receipt: null }, ...use.getState().parcels.filter((one) => one.key !== key)]);
      return key;
    },
    discard: (key, { keepPictures = false } = {}) => {
      const parcel = parcelOf(key);
      keep(use.getState().parcels.filter((one) => one.key !== key));
      if (parcel && !keepPictures) picturesOf(parcel.draft).forEach((picture) => void dropPicture(picture.key));
    },
    sendWaiting: async (mayAsk = () => true) => {
      for (const parcel of waiting()) if (mayAsk(parcel)) await send(parcel.key);
      return waiting().length;
    },
  };
};
