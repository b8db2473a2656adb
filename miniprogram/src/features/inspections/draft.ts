import { create } from "zustand";
import type { Handling, InspectionKind, InspectionMode, SigningKind, Verdict } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { Stroke } from "@sunshine/domain/inspections/signature";
import type { Stand } from "@sunshine/domain/inspections/visit-clock";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import type { Day } from "@sunshine/domain/kernel/day";
import type { Picture } from "../../platform/pictures.types";
import { readStored, writeStored } from "../../platform/storage";

/** A photo of the visit on this phone, with when and where it was taken 拍摄时间和地点. */
export interface VisitPhoto extends Picture {
  readonly takenAt: string;
  readonly lng: number | null;
  readonly lat: number | null;
}

/** What the officer says to one item of the checklist. */
export interface DraftFinding {
  readonly verdict: Verdict;
  readonly note: string;
  readonly wordings: readonly string[];
  readonly photos: readonly VisitPhoto[];
  readonly correctedOnSite: boolean;
  readonly correctBy: Day | null;
}

/** Somebody who inspects too 同行检查人员; an officer of the bureau has a number. */
export interface DraftCompanion {
  readonly officerId: string | null;
  readonly name: string;
  readonly organisation: string;
}

export interface DraftSignature {
  readonly strokes: readonly Stroke[];
  readonly signedAt: string;
}

/** Who signs and how 签字. Inspectors by their place: 0 leads, n is the n-th companion. */
export interface DraftSigning {
  readonly kind: SigningKind;
  readonly officers: Readonly<Record<number, DraftSignature>>;
  readonly shop: { readonly name: string; readonly capacity: string; readonly signature: DraftSignature | null };
  readonly refusal: { readonly reason: string; readonly witness: string; readonly capacity: string };
}

/** An inspection that is being made 检查草稿: kept after every change, so that nothing is lost with the app or the signal. */
export interface InspectionDraft {
  /** Made on the phone; by it the record is one, however often it arrives. */
  readonly id: string;
  readonly shopId: string;
  readonly shopName: string;
  readonly task: { readonly id: string; readonly number: string; readonly what: string } | null;
  readonly kind: InspectionKind;
  readonly mode: InspectionMode;
  readonly startedAt: string;
  readonly startPlace: Stand | null;
  /** When the pack came: by the server's clock and by the phone's. */
  readonly pack: { readonly servedAt: string; readonly receivedAt: string };
  readonly companions: readonly DraftCompanion[];
  readonly findings: Readonly<Record<string, DraftFinding>>;
  readonly pictures: readonly { readonly name: string; readonly photo: VisitPhoto }[];
  /** Null: what follows from the findings. */
  readonly handling: Handling | null;
  readonly correctBy: Day | null;
  readonly remark: string;
  readonly signing: DraftSigning;
  readonly step: 1 | 2 | 3 | 4;
}

const INDEX = "inspections.drafts";
const draftKey = (shopId: string): string => `inspections.draft.${shopId}`;
const packKey = (shopId: string): string => `inspections.pack.${shopId}`;

/** A line of the list of unfinished inspections 未提交的检查. */
export interface DraftLine {
  readonly shopId: string;
  readonly shopName: string;
  readonly startedAt: string;
}

interface Shown {
  readonly draft: InspectionDraft | null;
  readonly lines: readonly DraftLine[];
}
export const useInspection = create<Shown>(() => ({ draft: null, lines: [] }));

/** Takes up the list of unfinished inspections at the start of the app. */
export const startDrafts = (): void => useInspection.setState({ lines: readStored<DraftLine[]>(INDEX) ?? [] });

export const recallDraft = (shopId: string): InspectionDraft | null => readStored<InspectionDraft>(draftKey(shopId));
/** The pack by which this shop's draft is judged; kept apart, for it is large and does not change. */
export const recallPack = (shopId: string): VisitPack | null => readStored<VisitPack>(packKey(shopId));
export const keepPack = (pack: VisitPack): void => writeStored(packKey(pack.shop.id), pack);

const AHEAD = "inspections.packs-ahead";
/** Packs fetched before a visit; a phone has room for so many beside the drafts. */
const MOST_AHEAD = 8;

/** Keeps a pack for a visit that has not begun; the oldest makes room. */
export const keepPackAhead = (pack: VisitPack): void => {
  const shops = [pack.shop.id, ...(readStored<string[]>(AHEAD) ?? []).filter((id) => id !== pack.shop.id)];
  for (const id of shops.slice(MOST_AHEAD)) if (!recallDraft(id)) writeStored(packKey(id), null);
  writeStored(AHEAD, shops.slice(0, MOST_AHEAD));
  keepPack(pack);
};

const keepLines = (lines: readonly DraftLine[]): void => {
  useInspection.setState({ lines });
  writeStored(INDEX, lines);
};

/** Keeps a draft and shows it. */
export const keepDraft = (draft: InspectionDraft): void => {
  useInspection.setState({ draft });
  writeStored(draftKey(draft.shopId), draft);
  const { lines } = useInspection.getState();
  if (!lines.some(({ shopId }) => shopId === draft.shopId)) keepLines([{ shopId: draft.shopId, shopName: draft.shopName, startedAt: draft.startedAt }, ...lines]);
};

/** Changes some of the draft that is shown, and keeps it. */
export const changeDraft = (change: Partial<InspectionDraft>): void => {
  const { draft } = useInspection.getState();
  if (draft) keepDraft({ ...draft, ...change });
};

/** The draft is over: sent, or thrown away. Its pictures are the caller's affair. */
export const forgetDraft = (shopId: string): void => {
  const { draft, lines } = useInspection.getState();
  if (draft?.shopId === shopId) useInspection.setState({ draft: null });
  writeStored(draftKey(shopId), null);
  writeStored(packKey(shopId), null);
  keepLines(lines.filter((line) => line.shopId !== shopId));
};

export const NO_FINDING: DraftFinding = { verdict: "pass", note: "", wordings: [], photos: [], correctedOnSite: false, correctBy: null };

/** Says what the officer found of one item. */
export const setFinding = (code: string, change: Partial<DraftFinding>): void => {
  const { draft } = useInspection.getState();
  if (draft) changeDraft({ findings: { ...draft.findings, [code]: { ...(draft.findings[code] ?? NO_FINDING), ...change } } });
};

/** All pictures that a draft holds on this phone. */
export const picturesOf = ({ findings, pictures }: InspectionDraft): VisitPhoto[] => [...Object.values(findings).flatMap(({ photos }) => photos), ...pictures.map(({ photo }) => photo)];
