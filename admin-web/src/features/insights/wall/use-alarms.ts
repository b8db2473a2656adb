import { useEffect, useRef } from "react";
import { alarmApi, type AlarmView } from "@sunshine/domain/insights/alarm.contract";
import { useAct, useRead } from "../../../platform/query";
import type { Sound } from "./sound";

/** As long as nobody acknowledges, it rings again after this. */
const RING_AGAIN_MS = 30_000;

export interface Alarms {
  readonly open: readonly AlarmView[];
  readonly failed: boolean;
  readonly acknowledge: (id: string) => void;
  readonly busy: boolean;
  readonly error: Error | null;
}

/** Alarms that nobody has acknowledged 未确认的警情, the latest first; a new one rings at once. */
export const useAlarms = (sound: Sound): Alarms => {
  const { data, isError } = useRead(alarmApi.list, { open: true, limit: 50 }, { every: 60_000, keep: true });
  const acknowledging = useAct(alarmApi.acknowledge, { touches: ["/alarms"] });
  const open = data?.rows ?? [];
  const latest = open[0]?.id;
  const ring = useRef(sound.ring);
  ring.current = sound.ring;
  useEffect(() => {
    if (latest === undefined) return undefined;
    ring.current();
    const timer = setInterval(() => ring.current(), RING_AGAIN_MS);
    return () => clearInterval(timer);
  }, [latest]);
  return { open, failed: isError, acknowledge: (id) => acknowledging.mutate({ id }), busy: acknowledging.isPending, error: acknowledging.error };
};
