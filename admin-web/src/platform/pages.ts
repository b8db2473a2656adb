import { useEffect, useState } from "react";
import type * as z from "zod";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import { useRead } from "./query";

interface PageShape<R> {
  readonly rows: R[];
  readonly next: string | null;
  readonly total?: number | undefined;
}

/** One page of a list that is paged by key 键集分页. */
export interface Paged<R> {
  readonly rows: readonly R[];
  readonly total: number | undefined;
  /** Page number from 1, as steps from the beginning. */
  readonly page: number;
  readonly limit: number;
  readonly loading: boolean;
  readonly fetching: boolean;
  readonly error: Error | null;
  readonly forward: (() => void) | null;
  readonly back: (() => void) | null;
  readonly reload: () => void;
}

const NOTHING = { rows: [], next: null, total: undefined };

/** Walks through a list by its keys; other filters begin at the first page again. */
export const usePages = <I extends z.ZodType, R>(endpoint: Endpoint<I, z.ZodType<PageShape<R>>>, values: Record<string, unknown>, limit = 20, enabled = true): Paged<R> => {
  const [places, setPlaces] = useState<readonly string[]>([]);
  const text = JSON.stringify(values);
  useEffect(() => setPlaces([]), [text]);
  const after = places.at(-1);
  const input = { ...values, limit, ...(after !== undefined && { after }) } as z.input<I>;
  const { data, error, isPending, isFetching, refetch } = useRead(endpoint, input, { keep: true, enabled });
  const { rows, next, total } = data ?? NOTHING;
  return {
    rows,
    total,
    page: places.length + 1,
    limit,
    loading: isPending && enabled,
    fetching: isFetching,
    error,
    forward: next === null ? null : () => setPlaces([...places, next]),
    back: places.length === 0 ? null : () => setPlaces(places.slice(0, -1)),
    reload: () => void refetch(),
  };
};
