import { createContext, useContext, useMemo, useReducer, type Dispatch, type PropsWithChildren } from "react";
import type { TaskDraft } from "../../dispatches/task-draft";
import type { RecordRef } from "../news";
import type { FigureId } from "./figures";
import { LAYERS, type Layer, type Mark } from "./marks";

/** What the side panel shows 侧栏: a record, the rows behind a figure, or what lies together on the map. */
export type Panel =
  | { readonly kind: "record"; readonly record: RecordRef | { readonly kind: "officer" | "cluster"; readonly id: string } }
  | { readonly kind: "figure"; readonly figure: FigureId; readonly townCode?: string }
  | { readonly kind: "members"; readonly members: readonly Mark[] };

export interface WallState {
  /** The last one is shown; Esc goes back. */
  readonly panels: readonly Panel[];
  readonly layers: ReadonlySet<Layer>;
  readonly raising: TaskDraft | null;
  /** The map waits for a point. */
  readonly marking: boolean;
  readonly help: boolean;
}

export type WallAct =
  | { readonly type: "open"; readonly panel: Panel }
  | { readonly type: "back" }
  | { readonly type: "close" }
  | { readonly type: "toggle"; readonly layer: Layer }
  | { readonly type: "raise"; readonly draft: TaskDraft }
  | { readonly type: "mark" }
  | { readonly type: "done" }
  | { readonly type: "help" };

const START: WallState = { panels: [], layers: new Set(LAYERS), raising: null, marking: false, help: false };

const MOST_PANELS = 12;

/** Esc takes away what lies on top: help, a form, the waiting for a point, a panel. */
const back = (state: WallState): WallState => {
  if (state.help) return { ...state, help: false };
  if (state.raising) return { ...state, raising: null };
  if (state.marking) return { ...state, marking: false };
  return { ...state, panels: state.panels.slice(0, -1) };
};

const toggled = (layers: ReadonlySet<Layer>, layer: Layer): ReadonlySet<Layer> => new Set(layers.has(layer) ? [...layers].filter((one) => one !== layer) : [...layers, layer]);

export const reduceWall = (state: WallState, act: WallAct): WallState => {
  switch (act.type) {
    case "open":
      return { ...state, help: false, marking: false, panels: [...state.panels.filter((panel) => JSON.stringify(panel) !== JSON.stringify(act.panel)), act.panel].slice(-MOST_PANELS) };
    case "back":
      return back(state);
    case "close":
      return { ...state, panels: [] };
    case "toggle":
      return { ...state, layers: toggled(state.layers, act.layer) };
    case "raise":
      return { ...state, raising: act.draft, marking: false, help: false };
    case "mark":
      return { ...state, marking: true, raising: null };
    case "done":
      return { ...state, raising: null };
    case "help":
      return { ...state, help: !state.help };
  }
};

const WallContext = createContext<{ state: WallState; act: Dispatch<WallAct> } | null>(null);

/** What is open on this wall; each wall has its own. */
export const WallProvider = ({ children }: PropsWithChildren): React.JSX.Element => {
  const [state, act] = useReducer(reduceWall, START);
  const value = useMemo(() => ({ state, act }), [state]);
  return <WallContext.Provider value={value}>{children}</WallContext.Provider>;
};

export const useWall = (): { state: WallState; act: Dispatch<WallAct> } => {
  const wall = useContext(WallContext);
  if (!wall) throw new Error("useWall outside of the wall");
  return wall;
};
