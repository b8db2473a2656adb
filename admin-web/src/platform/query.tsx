import { QueryClient, keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { useRef } from "react";
import type * as z from "zod";
import type { Endpoint, InputOf, OutputOf } from "@sunshine/domain/kernel/endpoint";
import type { ErrorCode } from "@sunshine/domain/kernel/errors";
import { idFromBytes } from "@sunshine/domain/kernel/id";
import { api } from "./api";
import { ApiError } from "./api-error";

const PASSING: readonly ErrorCode[] = ["unavailable", "upstream_failed"];

const mayPass = (error: unknown): boolean => error instanceof ApiError && PASSING.includes(error.code);

/** The page's store of answers 查询缓存: stale at once where the socket tells of changes, kept while a person looks. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: (count, error) => count < 2 && mayPass(error), staleTime: 15_000, networkMode: "always", refetchOnWindowFocus: true },
      mutations: { networkMode: "always" },
    },
  });

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds between re-readings. */
  readonly every?: number | false;
  /** Shows the former answer while the next one is on its way. */
  readonly keep?: boolean;
  readonly staleTime?: number;
}

/** Reads one endpoint; the key is its path and the input, so a path prefix names everything below it. */
export const useRead = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  values: z.input<I>,
  { enabled = true, every = false, keep = false, staleTime }: ReadOptions = {}
): UseQueryResult<z.output<O>> =>
  useQuery<z.output<O>>({
    queryKey: [endpoint.path, values],
    queryFn: () => api(endpoint, values),
    enabled,
    refetchInterval: every,
    ...(staleTime !== undefined && { staleTime }),
    ...(keep && { placeholderData: keepPreviousData }),
  });

/** Says that everything read below these paths may have changed. */
export const useInvalidate = (): ((...prefixes: string[]) => Promise<void>) => {
  const client = useQueryClient();
  return (...prefixes) => client.invalidateQueries({ predicate: ({ queryKey }) => prefixes.some((prefix) => String(queryKey[0]).startsWith(prefix)) });
};

export interface ActOptions<E> {
  /** Path prefixes whose answers change. */
  readonly touches?: readonly string[];
  readonly onDone?: (output: OutputOf<E>, input: InputOf<E>) => void;
}

/** A new key of one intended act 幂等键; `randomUUID` would be missing on a plain-HTTP intranet address. */
export const newKey = (): string => idFromBytes(crypto.getRandomValues(new Uint8Array(20)));

/** Does one thing; the same input sent again after a failure carries the same idempotency key. */
export const useAct = <E extends Endpoint>(endpoint: E, { touches = [], onDone }: ActOptions<E> = {}): UseMutationResult<OutputOf<E>, Error, InputOf<E>> => {
  const invalidate = useInvalidate();
  const pending = useRef<{ text: string; key: string } | null>(null);
  return useMutation<OutputOf<E>, Error, InputOf<E>>({
    mutationFn: async (values) => {
      const text = JSON.stringify(values);
      if (pending.current?.text !== text) pending.current = { text, key: newKey() };
      const { key } = pending.current;
      const output: unknown = await api(endpoint, values, endpoint.repeat === "key" ? { key } : {});
      return output as OutputOf<E>;
    },
    onSuccess: async (output, input) => {
      pending.current = null;
      await invalidate(...touches);
      onDone?.(output, input);
    },
  });
};
