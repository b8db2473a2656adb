import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { storefrontApi, type ScanPage, type Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { ConnectionError } from "../../platform/answer";
import { publicApi } from "../../platform/api";
import { CHANNEL } from "../../platform/channel";
import { now } from "../../platform/clock";
import { newKey } from "../../platform/idempotency";
import { recallPage, rememberPage, type LastKnown } from "../../platform/last-known";
import { useLive } from "../../platform/use-live";
import type { ShopEntry } from "./entry";

type WithoutShop<T> = T extends unknown ? Omit<T, "shop"> : never;
type CodeFacts = WithoutShop<ScanPage>;

/** A shop's page, and the code it was reached by, if any. */
export interface ShopPage {
  readonly shop: Storefront;
  readonly code: CodeFacts | null;
}

const fetchPage = async (entry: ShopEntry): Promise<ShopPage> => {
  if (entry.by === "id") return { shop: await publicApi(storefrontApi.get, { id: entry.id }), code: null };
  const { shop, ...code } = await publicApi(storefrontApi.scan, { code: entry.code });
  return { shop, code };
};

const keyOf = (entry: ShopEntry): string => (entry.by === "code" ? entry.code : entry.id);

/** Counts the scan once the grade is on the screen; a failure is nobody's concern. */
const useRecordedScan = (entry: ShopEntry, painted: boolean): void => {
  const [key] = useState(newKey);
  const done = useRef(false);
  useEffect(() => {
    if (!painted || done.current || entry.by !== "code") return;
    done.current = true;
    publicApi(storefrontApi.recordScan, { code: entry.code, channel: CHANNEL }, { key }).catch(() => undefined);
  }, [painted, entry, key]);
};

/** `asOf` is set while what is shown comes from this phone's store. */
export interface ShopPageState {
  readonly page: ShopPage | null;
  readonly asOf: string | null;
  readonly offline: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

const useFetched = (entry: ShopEntry) =>
  useQuery({
    queryKey: ["shop", keyOf(entry)],
    queryFn: async () => {
      const page = await fetchPage(entry);
      rememberPage(keyOf(entry), page, page.shop, now());
      return page;
    },
  });

/** Refetches when something happens to the shop. */
const useNews = (shopId: string | undefined): void => {
  const client = useQueryClient();
  useLive({
    names: ["storefront.refreshed.v1", "grade.recomputed.v1"],
    enabled: shopId !== undefined,
    ...(shopId ? { shops: [shopId] } : {}),
    onNews: () => void client.invalidateQueries({ queryKey: ["shop"] }),
  });
};

type Fetched = Pick<ReturnType<typeof useFetched>, "data" | "dataUpdatedAt" | "error" | "isPending">;

/** What to show: the answer, or while there is none, what this phone remembers. */
const shown = ({ data, dataUpdatedAt, error, isPending }: Fetched, remembered: LastKnown<ShopPage> | null): Pick<ShopPageState, "page" | "asOf" | "offline"> => {
  const offline = error instanceof ConnectionError;
  if (data) return { page: data, asOf: offline ? new Date(dataUpdatedAt).toISOString() : null, offline };
  return remembered && (offline || isPending) ? { page: remembered.page, asOf: remembered.at, offline } : { page: null, asOf: null, offline };
};

/** The page of a shop: fresh when the server answers, else as last seen on this phone, with its date. */
export const useShopPage = (entry: ShopEntry, { counted = true } = {}): ShopPageState => {
  const [remembered] = useState(() => recallPage<ShopPage>(keyOf(entry)));
  const query = useFetched(entry);
  useNews(query.data?.shop.id);
  useRecordedScan(entry, counted && query.data !== undefined);
  return { ...shown(query, remembered), error: query.error, retry: () => void query.refetch() };
};
