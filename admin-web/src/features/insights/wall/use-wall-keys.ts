import { useEffect, useRef } from "react";
import { draftByHand } from "../../dispatches/task-draft";
import type { Layer } from "./marks";
import { panelOfAlarm } from "./AlarmBanner";
import type { Sound } from "./sound";
import type { Alarms } from "./use-alarms";
import { useMayCommand } from "./use-may-command";
import { commandOf, isBusy, type WallCommand } from "./wall-keys";
import { useWall } from "./wall-state";

/** A place that takes the focus itself, or the first thing in it that does. */
const focusOn = (name: string): void => {
  const place = document.querySelector<HTMLElement>(`[data-focus="${name}"]`);
  if (place?.matches("input, [tabindex]")) place.focus();
  else place?.querySelector<HTMLElement>("button:not(:disabled), a")?.focus();
};

/** The next or former mark of the map, in the order in which they stand. */
const focusMark = (step: 1 | -1): void => {
  const marks = [...document.querySelectorAll<HTMLElement>("[data-mark]")];
  const now = marks.indexOf(document.activeElement as HTMLElement);
  marks[(now + step + marks.length) % marks.length]?.focus();
};

/** Makes every act of the wall reachable by a key. */
export const useWallKeys = (alarms: Alarms, sound: Sound): void => {
  const { state, act } = useWall();
  const mayCommand = useMayCommand();
  const first = alarms.open[0];
  const raise = (): void => {
    const button = document.querySelector<HTMLElement>("[data-raise]");
    if (button) button.click();
    else if (mayCommand) act({ type: "raise", draft: draftByHand() });
  };
  const toggle = (layer: Layer) => () => act({ type: "toggle", layer });
  const commands: Record<WallCommand, () => void> = {
    shops: toggle("shops"),
    cases: toggle("cases"),
    tasks: toggle("tasks"),
    officers: toggle("officers"),
    orders: toggle("orders"),
    help: () => act({ type: "help" }),
    back: () => act({ type: "back" }),
    acknowledge: () => first && mayCommand && alarms.acknowledge(first.id),
    alarm: () => first && act({ type: "open", panel: panelOfAlarm(first) }),
    sound: () => void sound.press(),
    raise,
    mark: () => {
      if (!mayCommand) return;
      act({ type: "mark" });
      focusOn("map");
    },
    search: () => focusOn("search"),
    figures: () => focusOn("figures"),
    queue: () => focusOn("queue"),
    map: () => focusOn("map"),
    feed: () => {
      act({ type: "close" });
      setTimeout(() => focusOn("feed"));
    },
    next: () => focusMark(1),
    previous: () => focusMark(-1),
  };
  const latest = useRef({ commands, raising: state.raising !== null });
  latest.current = { commands, raising: state.raising !== null };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target) || latest.current.raising) return;
      const command = commandOf(event.key);
      if (!command) return;
      event.preventDefault();
      latest.current.commands[command]();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
};
