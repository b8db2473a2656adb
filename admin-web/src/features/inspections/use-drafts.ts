import { useEffect, useState } from "react";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { NO_DRAFT, passTheRest, type Draft, type Drafts } from "./provisional";

const keyOf = (establishmentId: string, edition: string): string => `inspection-draft:${establishmentId}:${edition}`;

/** Photos lie at the server and not in the browser: what is restored shows none, so none is kept. */
const storable = (drafts: Drafts): Drafts => Object.fromEntries(Object.entries(drafts).map(([code, draft]) => [code, { ...draft, photos: [], uploading: false }]));

const restore = (key: string): Drafts => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Record<string, Partial<Draft>>;
    return Object.fromEntries(Object.entries(kept).map(([code, draft]) => [code, { ...NO_DRAFT, ...draft }]));
  } catch {
    return {};
  }
};

interface DraftKeeper {
  readonly drafts: Drafts;
  readonly restored: boolean;
  readonly change: (code: string, next: Partial<Draft>) => void;
  readonly passRest: () => void;
  readonly discard: () => void;
}

/** Keeps a half-filled checklist in this browser 检查草稿, so that a closed window loses nothing. */
export const useDrafts = (establishmentId: string, checklist: VisitPack["checklist"]): DraftKeeper => {
  const key = keyOf(establishmentId, checklist.edition);
  const [drafts, setDrafts] = useState<Drafts>(() => restore(key));
  const [restored] = useState(() => Object.keys(drafts).length > 0);
  useEffect(() => {
    if (Object.keys(drafts).length > 0) localStorage.setItem(key, JSON.stringify(storable(drafts)));
  }, [key, drafts]);
  return {
    drafts,
    restored,
    change: (code, next) => setDrafts((now) => ({ ...now, [code]: { ...(now[code] ?? NO_DRAFT), ...next } })),
    passRest: () => setDrafts((now) => passTheRest(checklist, now)),
    discard: () => {
      localStorage.removeItem(key);
      setDrafts({});
    },
  };
};
