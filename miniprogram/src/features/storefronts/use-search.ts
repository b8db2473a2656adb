import { useInfiniteQuery } from "@tanstack/react-query";
import type { EstablishmentType } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { storefrontApi, type StorefrontRow } from "@sunshine/domain/storefronts/storefront.contract";
import { publicApi } from "../../platform/api";
import type { Place } from "../../platform/coordinates";

/** What the diner looks for. */
export interface Search {
  readonly q: string;
  readonly grades: readonly ShownGrade[];
  readonly types: readonly EstablishmentType[];
  readonly towns: readonly string[];
  readonly place: Place | null;
}

export const EVERYTHING: Search = { q: "", grades: [], types: [], towns: [], place: null };

const WITHIN_M = 10_000;

const inputOf = ({ q, grades, types, towns, place }: Search) => ({
  ...(q.trim() ? { q: q.trim() } : {}),
  ...(grades.length > 0 ? { grade: [...grades] } : {}),
  ...(types.length > 0 ? { type: [...types] } : {}),
  ...(towns.length > 0 ? { townCode: [...towns] } : {}),
  ...(place ? { lng: place.lng, lat: place.lat, withinM: WITHIN_M } : {}),
});

export interface SearchResult {
  readonly rows: readonly StorefrontRow[];
  readonly total: number | undefined;
  readonly pending: boolean;
  readonly error: unknown;
  readonly more: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** Shops that fit, page after page. */
export const useSearch = (search: Search, limit = 20): SearchResult => {
  const query = useInfiniteQuery({
    queryKey: ["storefronts", search, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => publicApi(storefrontApi.search, { ...inputOf(search), limit, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const pages = query.data?.pages ?? [];
  return {
    rows: pages.flatMap(({ rows }) => rows),
    total: pages[0]?.total,
    pending: query.isPending,
    error: pages.length > 0 ? null : query.error,
    more: query.hasNextPage,
    loadMore: () => void (query.hasNextPage && !query.isFetching && query.fetchNextPage()),
    retry: () => void query.refetch(),
  };
};
