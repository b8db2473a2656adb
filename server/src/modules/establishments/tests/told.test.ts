import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import { LivePush } from "../../../platform/live/live.model";
import { emit } from "../../../platform/outbox/outbox";
import { openWorld, type World } from "../../../testing/world";
import { findEstablishment, refOf } from "../establishment.facts";
import { administrator, openShop, shopFields } from "./archive.fixture";

let world: World;
let shop: EstablishmentView;
let establishment: EstablishmentRef;
let next = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  shop = await openShop(world, (next += 1));
  establishment = refOf((await findEstablishment(shop.id))!);
});
afterAll(() => world.close());

const timeline = async () => (await world.as(administrator)(establishmentApi.timeline, { id: shop.id })).rows;
const grade = { from: "pending", to: "excellent", annual: null, lastVisitOn: "2026-11-20", blockedUntil: null, changed: true } as const;
const recompute = async (own: object): Promise<void> => {
  await world.write(() => emit("grade.recomputed.v1", { establishment, ...grade, ...own }));
  await world.settle();
};

describe("what the archive hears", () => {
  test("a grade is shown in lists and on the timeline, and disturbs nobody who is editing", async () => {
    await recompute({});
    const view = await world.as(administrator)(establishmentApi.get, { id: shop.id });
    expect(view).toMatchObject({ grade: "excellent", lastVisitOn: "2026-11-20", version: 1 });
    expect((await timeline())[0]).toMatchObject({ kind: "grade", title: "首次评定为优秀", by: null });
    const { rows } = await world.as(administrator)(establishmentApi.list, { grade: ["excellent"], sort: "last_visit", order: "desc" });
    expect(rows[0]?.id).toBe(shop.id);
  });

  test("a recomputation that changed nothing leaves no entry", async () => {
    await recompute({ to: "pending", changed: false });
    expect((await timeline()).map(({ title }) => title)).toEqual(["新建档案"]);
  });

  test("visits, mending, voiding and accidents stand on one timeline, newest first", async () => {
    const on = "2026-11-20";
    const visit = { establishment, inspectionId: shop.id, by: "王安" };
    await world.write(async () => {
      await emit("inspection.submitted.v1", { ...visit, visitedOn: on, dynamicScore: 8.6, keyFails: 1, fails: 3, result: "mostly_conform", grade: "good", mode: "onsite", handling: "rectify", open: 3, taskId: null });
      await emit("inspection.mended.v1", { ...visit, on, mended: 2, open: 1 });
      await emit("inspection.voided.v1", { ...visit, on, reason: "录入错误" });
      await emit("accident.recorded.v1", { establishment, on, note: "疾控报告", by: "王安" });
    });
    world.at("2026-11-23T02:10:00.000Z");
    await world.settle();
    expect((await timeline()).map(({ kind, title, lines }) => [kind, title, ...lines])).toEqual(
      expect.arrayContaining([
        ["inspection", "2026年11月20日检查：基本符合", "不符合 3 项，其中重点项 1 项", "动态等级：良好"],
        ["inspection", "2026年11月20日确认整改 2 项", "尚有 1 项未整改"],
        ["inspection", "作废 2026年11月20日的检查", "原因：录入错误"],
        ["grade", "登记 2026年11月20日食品安全事故", "疾控报告"],
      ])
    );
  });

  test("a long timeline comes in pages, each entry once", async () => {
    for (let n = 0; n < 5; n += 1) await recompute({ from: n % 2 ? "good" : "excellent", to: n % 2 ? "excellent" : "good" });
    const titles: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await world.as(administrator)(establishmentApi.timeline, { id: shop.id, limit: 2, after });
      titles.push(...page.rows.map(({ at, title }) => at + title));
      if (page.next === null) break;
      after = page.next;
    }
    expect(titles).toHaveLength(6);
  });
});

test("an edit is told to the officers of the town and the shop's people, without the values", async () => {
  await world.as(administrator)(establishmentApi.update, { id: shop.id, version: 1, fields: shopFields(next, { name: "改名的店", contactPhone: "13812345678" }) });
  await world.settle();
  const push = (await LivePush.findAll({ where: { name: "establishment.updated.v1" } })).at(-1);
  expect([...(push?.topics ?? [])].sort()).toEqual(["county", `shop:${establishment.id}`, `town:${establishment.townCode}`]);
  expect(push?.data).toMatchObject({ establishmentId: shop.id, name: "改名的店", fields: ["name", "contactPhone"] });
  expect(JSON.stringify(push?.data)).not.toContain("138");
});
