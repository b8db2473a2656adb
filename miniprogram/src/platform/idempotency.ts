import { useRef } from "react";
import { idFromBytes, ID_LENGTH } from "@sunshine/domain/kernel/id";

/** A new key 幂等键 for one act of a person; repeat the act with the same key. Unique is enough, it need not be secret. */
export const newKey = (): string => idFromBytes(Uint8Array.from({ length: ID_LENGTH }, () => Math.floor(Math.random() * 256)));

/**
 * The key of the act that is described: the same act keeps its key, so that a second tap after a lost answer does it
 * once; another sum or another place is another act.
 */
export const useActKey = (): ((act: string) => string) => {
  const last = useRef<{ act: string; key: string } | null>(null);
  return (act) => {
    if (last.current?.act !== act) last.current = { act, key: newKey() };
    return last.current.key;
  };
};
