import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router-dom";

/** The list from which a case was opened, so that the next one is a key away. */
export interface Siblings {
  readonly siblings: readonly string[];
}

export interface Neighbours {
  readonly before: string | null;
  readonly after: string | null;
}

/** The cases before and after one in its list. */
export const neighboursOf = (siblings: readonly string[], id: string): Neighbours => {
  const at = siblings.indexOf(id);
  return at < 0 ? { before: null, after: null } : { before: siblings[at - 1] ?? null, after: siblings[at + 1] ?? null };
};

/** Is somebody typing, or is a dialog open: then a letter is a letter. */
export const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true], .ant-select, .ant-modal") !== null) || document.querySelector(".ant-modal-wrap:not([style*='display: none'])") !== null;

/** Calls what a key stands for 快捷键, unless somebody is typing. */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  });
};

/** Goes to the case before or after in the list that it was opened from: keys [ and ]. */
export const useSiblings = (id: string): Neighbours & { readonly go: (to: string) => void } => {
  const navigate = useNavigate();
  const { state } = useLocation() as { state: Siblings | null };
  const siblings = Array.isArray(state?.siblings) ? state.siblings : [];
  const neighbours = neighboursOf(siblings, id);
  const go = (to: string): void => void navigate(`/complaints/${to}`, { state: { siblings } });
  useKeys({
    "[": () => neighbours.before && go(neighbours.before),
    "]": () => neighbours.after && go(neighbours.after),
  });
  return { ...neighbours, go };
};
