import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { storefrontApi, type ScanPage, type Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { ConnectionError } from "../../platform/answer";
import { publicApi } from "../../platform/api";
import { now } from "../../platform/clock";
import { newKey } from "../../platform/idempotency";
import { recallPage, rememberPage } from "../../platform/last-known";
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

const CHANNEL = process.env.TARO_ENV === "weapp" ? "weapp" : "h5";

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

/** The page of a shop: fresh when the server answers, else as last seen on this phone, with its date. */
export const useShopPage = (entry: ShopEntry, { counted = true } = {}): ShopPageState => {
  const key = keyOf(entry);
  const client = useQueryClient();
  const [remembered] = useState(() => recallPage<ShopPage>(key));
  const query = useQuery({
    queryKey: ["shop", key],
    queryFn: async () => {
      const page = await fetchPage(entry);
      rememberPage(key, page, page.shop, now());
      return page;
    },
  });
  const shopId = query.data?.shop.id;
  useLive({
    names: ["storefront.refreshed.v1", "grade.recomputed.v1"],
    enabled: shopId !== undefined,
    ...(shopId ? { shops: [shopId] } : {}),
    onNews: () => void client.invalidateQueries({ queryKey: ["shop"] }),
  });
  useRecordedScan(entry, counted && query.data !== undefined);

  const offline = query.error instanceof ConnectionError;
  const stored = query.data === undefined && (offline || query.isPending) ? remembered : null;
  return {
    page: query.data ?? stored?.page ?? null,
    asOf: stored?.at ?? (offline && query.data ? new Date(query.dataUpdatedAt).toISOString() : null),
    offline,
    error: query.error,
    retry: () => void query.refetch(),
  };
};
