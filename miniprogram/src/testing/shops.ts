import { StorefrontSchema, type Storefront } from "@sunshine/domain/storefronts/storefront.contract";

/** A shop's page as the server would send it; give what the test is about. */
export const shopWith = (change: Partial<Storefront> = {}): Storefront =>
  StorefrontSchema.parse({
    id: "0123456789abcdef",
    name: "临水人家鱼头馆",
    operator: "方某",
    photoUrl: null,
    type: "restaurant_large",
    state: "open",
    scenicArea: false,
    takeawayOnly: false,
    address: "环湖路 1 号",
    town: "千岛湖镇",
    lng: 119.04,
    lat: 29.6,
    grade: { shown: "excellent", annual: "A", lastVisitOn: "2026-09-03", blockedUntil: null, sentence: "最近一次检查得 9.4 分。", staleAfterDays: 180 },
    visits: [{ on: "2026-09-03", kind: "日常监督检查", score: 94, result: "conform", grade: "excellent", findings: [{ text: "未佩戴发帽", key: false, mendedOn: "2026-09-05" }] }],
    licence: { number: "JY23301270001000", creditCode: "92330127MA2ABCD0X1", issuedOn: "2023-01-10", expiresOn: "2028-01-09" },
    health: { staff: 1, certificates: [{ name: "王*", duty: "厨师", expiresOn: "2027-04-30" }] },
    openKitchen: "video",
    listings: [],
    complaints: { total: 0, latest: [] },
    reviews: { total: 0, stars: null, latest: [] },
    payment: { open: true, hint: null },
    updatedAt: "2026-11-23T08:00:00.000Z",
    ...change,
  });
