import { App } from "antd";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router-dom";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { api } from "../../platform/api";
import { messageOf } from "../../platform/api-error";
import { useInvalidate } from "../../platform/query";
import { useKeys } from "./siblings";

export interface CaseRows {
  /** The row that the keys stand at; null before the first key. */
  readonly at: string | null;
  readonly chosen: readonly string[];
  readonly choose: (ids: string[]) => void;
  readonly takeAll: () => void;
  readonly busy: boolean;
}

/** The row that a step leads to: held at both ends. */
export const stepTo = (ids: readonly string[], at: string | null, by: 1 | -1): string | null => {
  if (ids.length === 0) return null;
  const from = at === null ? -1 : ids.indexOf(at);
  return ids[from < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, from + by))] ?? null;
};

/** Takes one case on, on the version that it has now; the refusal in words, or null. */
const take = async (id: string): Promise<string | null> => {
  try {
    const { version, number, abilities } = await api(complaintApi.get, { id });
    if (!abilities.includes("take")) return `${number} 不能由您承办`;
    await api(complaintApi.take, { id, version });
    return null;
  } catch (error) {
    return messageOf(error);
  }
};

/** Keys and choices of the inbox 键盘办件: j and k walk, Enter opens, x chooses, t takes on what is chosen. */
export const useCaseRows = (ids: readonly string[]): CaseRows => {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const [at, setAt] = useState<string | null>(null);
  const [chosen, choose] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const known = ids.join();
  useEffect(() => choose((now) => now.filter((id) => known.includes(id))), [known]);
  const takeAll = (): void => {
    if (chosen.length === 0 || busy) return;
    setBusy(true);
    void (async () => {
      const refusals: string[] = [];
      for (const id of chosen) {
        const refusal = await take(id);
        if (refusal !== null) refusals.push(refusal);
      }
      const taken = chosen.length - refusals.length;
      if (taken > 0) void message.success(`已由您承办 ${taken} 件`);
      if (refusals.length > 0) void message.warning(`${refusals.length} 件没有办成：${[...new Set(refusals)].join("；")}`);
      choose([]);
      await invalidate("/complaints");
      setBusy(false);
    })();
  };
  const move = (by: 1 | -1): void => {
    const next = stepTo(ids, at, by);
    setAt(next);
    document.querySelector(`[data-row-key="${next}"]`)?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => at !== null && void navigate(`/complaints/${at}`, { state: { siblings: ids } }),
    x: () => at !== null && choose(chosen.includes(at) ? chosen.filter((id) => id !== at) : [...chosen, at]),
    t: takeAll,
  });
  return { at, chosen, choose, takeAll, busy };
};
