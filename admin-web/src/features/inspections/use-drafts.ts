import { useEffect, useState } from "react";
import type { ChecklistView } from "@sunshine/domain/inspections/inspection.contract";
import { NO_DRAFT, passTheRest, type Draft, type Drafts } from "./provisional";

const keyOf = (establishmentId: string, edition: string): string => `inspection-draft:${establishmentId}:${edition}`;

const restore = (key: string): Drafts => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as Drafts;
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
export const useDrafts = (establishmentId: string, checklist: ChecklistView): DraftKeeper => {
  const key = keyOf(establishmentId, checklist.edition);
  const [drafts, setDrafts] = useState<Drafts>(() => restore(key));
  const [restored] = useState(() => Object.keys(drafts).length > 0);
  useEffect(() => {
    if (Object.keys(drafts).length > 0) localStorage.setItem(key, JSON.stringify(drafts));
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
