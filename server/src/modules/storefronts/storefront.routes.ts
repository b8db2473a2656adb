import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { anyone, keptRoute, nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { findCheckoutCode } from "../establishments";
import { recordScan } from "./operations/record-scan";
import { scanPage, storefrontPage } from "./scan.queries";
import { searchStorefronts } from "./search.queries";
import { presentRow } from "./storefront.presenter";

/** One address stands for many phones behind a carrier's gateway, so the limit only stops a machine. */
const SCANS_PER_MINUTE = { max: 120, perSeconds: 60, by: "address" } as const;
const SEARCHES_PER_MINUTE = { max: 240, perSeconds: 60, by: "address" } as const;

/** The public's endpoints: open to everyone, nobody is asked who they are. */
export const storefrontRoutes = ({ db, region, clock }: Services) =>
  ({
    scan: keptRoute(storefrontApi.scan, ({ code }) => scanPage(db, code)),

    recordScan: route(storefrontApi.recordScan, {
      subject: ({ code }) => findCheckoutCode(code),
      allow: anyone,
      limit: SCANS_PER_MINUTE,
      run: async ({ subject, input }) => {
        await recordScan(subject, input.channel, clock.now());
        return { done: true as const };
      },
    }),

    get: keptRoute(storefrontApi.get, ({ id }) => storefrontPage(db, id)),

    search: route(storefrontApi.search, {
      subject: nothing,
      allow: anyone,
      limit: SEARCHES_PER_MINUTE,
      run: async ({ input }) => {
        const { rows, next } = await searchStorefronts(input);
        return { rows: rows.map(({ page, distanceM }) => presentRow(page, region, distanceM)), next };
      },
    }),
  }) satisfies RoutesFor<typeof storefrontApi>;
