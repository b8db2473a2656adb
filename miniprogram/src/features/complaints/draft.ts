import { create } from "zustand";
import type { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { CaseCategory, CaseDemand, CaseKind } from "@sunshine/domain/complaints/complaint.vocabulary";
import { dayOf, formatTime, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import type { Picture } from "../../platform/pictures.types";
import { readStored, writeStored } from "../../platform/storage";

const KEY = "complaints.draft";

/** Where it happened, as the person said it. */
export type DraftPlace =
  | { readonly by: "shop"; readonly id: string | null; readonly code: string | null; readonly name: string }
  | { readonly by: "pin"; readonly lng: number; readonly lat: number; readonly name: string; readonly address: string }
  | { readonly by: "typed"; readonly townCode: string; readonly name: string; readonly address: string };

/** A paid order that is to be attached 我在这里付过款. */
export interface DraftOrder {
  readonly id: string;
  readonly shopId: string;
  readonly words: string;
  /** When it was paid; a draft of an earlier edition does not say. */
  readonly paidAt?: string;
}

/** What has been filled in so far 草稿; survives the end of the app. */
export interface Draft {
  readonly pictures: readonly Picture[];
  readonly story: string;
  readonly category: CaseCategory | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly place: DraftPlace | null;
  readonly day: Day;
  /** "18:30" in Shanghai. */
  readonly time: string;
  readonly order: DraftOrder | null;
  readonly kinds: readonly CaseKind[];
  readonly anonymous: boolean;
  readonly name: string;
  readonly ownInterest: boolean;
  readonly demands: readonly CaseDemand[];
  readonly publishConsent: boolean;
}

export const emptyDraft = (now: Date): Draft => ({
  pictures: [],
  story: "",
  category: null,
  answers: {},
  place: null,
  day: dayOf(now),
  time: formatTime(now),
  order: null,
  kinds: [],
  anonymous: false,
  name: "",
  ownInterest: false,
  demands: [],
  publishConsent: false,
});

export const recallDraft = (): Draft | null => readStored<Draft>(KEY);

interface DraftStore {
  readonly draft: Draft | null;
}
export const useDraft = create<DraftStore>(() => ({ draft: null }));

export const keepDraft = (draft: Draft | null): void => {
  useDraft.setState({ draft });
  writeStored(KEY, draft);
};

/** Changes some of the draft, and keeps it. */
export const changeDraft = (change: Partial<Draft>): void => {
  const { draft } = useDraft.getState();
  if (draft) keepDraft({ ...draft, ...change });
};

/** Only a report 举报 may go without a name. */
export const isAnonymous = ({ anonymous, kinds }: Draft): boolean => anonymous && kinds.length === 1 && kinds[0] === "report";

const placeOf = (place: DraftPlace | null) => {
  if (place === null) return {};
  if (place.by === "shop") return { establishmentId: place.id, code: place.id ? null : place.code };
  if (place.by === "pin") return { lng: place.lng, lat: place.lat, name: place.name, address: place.address };
  return { townCode: place.townCode, name: place.name, address: place.address };
};

const answered = (answers: Draft["answers"]): Record<string, string> => Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.trim() !== ""));

/** When it happened, as an instant; never later than now. */
export const happenedAt = ({ day, time }: Pick<Draft, "day" | "time">, now: Date): string => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const at = startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000;
  return new Date(Math.min(at, now.getTime())).toISOString();
};

/** The draft as the server takes it, without its pictures. */
export const submissionOf = (draft: Draft, category: CaseCategory, now: Date): InputOf<typeof complaintApi.submit> & { readonly anonymous: boolean } => {
  const anonymous = isAnonymous(draft);
  const complains = draft.kinds.includes("complaint");
  return {
    kinds: [...draft.kinds],
    anonymous,
    category,
    place: placeOf(draft.place),
    happenedAt: happenedAt(draft, now),
    story: draft.story.trim(),
    answers: answered(draft.answers),
    demands: complains ? [...draft.demands] : [],
    orderId: anonymous ? null : (draft.order?.id ?? null),
    claimant: anonymous ? null : { name: draft.name.trim(), ownInterest: complains && draft.ownInterest },
    publishConsent: draft.publishConsent,
  };
};
