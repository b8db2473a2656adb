import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { newKey, openShop, visit } from "../../inspections/tests/shops";
import { reviewDueGrades } from "../index";
import { GradeState } from "../grade.model";

let world: World;
const { bureauOfficer } = actorsAround(1);

beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => world.at("2026-11-23T02:00:00.000Z"));
afterAll(() => world.close());

/** General items of column S that together weigh so much that the score falls below 6.0. */
const MANY = ["2.1", "4.4", "5.1", "5.2", "6.2", "6.3", "7.1", "7.2", "8.3", "9.2", "8.1", "8.2", "9.1", "7.3"];

test.each([
  ["all points pass", [], "excellent", "A"],
  ["a tenth is lost", ["2.1", "4.4", "5.1"], "good", "B"],
  ["a third is lost", ["4.4", "5.1", "5.2", "6.3", "7.1", "7.2"], "fair", "C"],
  ["two key items fail", ["3.1", "4.1"], "pending", null],
  ["the score is below 6.0", MANY, "pending", null],
])("when %s the shop shows its grade", async (_, fails, shown, annual) => {
  const shop = await openShop(world);
  await visit(world, bureauOfficer, shop, { fails, ...(shown === "pending" && { handling: "stop" as const, correctBy: null }) });
  await expect(world.as(bureauOfficer)(gradeApi.get, { establishmentId: shop.publicId })).resolves.toMatchObject({ shown, annual, lastVisitOn: "2026-11-23" });
  await expect(world.as(bureauOfficer)(establishmentApi.get, { id: shop.publicId })).resolves.toMatchObject({ grade: shown, annualGrade: annual, lastVisitOn: "2026-11-23" });
});

test("a new licence has no grade for three months, and has one afterwards without anybody doing anything", async () => {
  const shop = await openShop(world, { licenceIssuedOn: "2026-11-01" });
  await expect(visit(world, bureauOfficer, shop)).resolves.toMatchObject({ score: 100, grade: null });
  const grade = () => world.as(bureauOfficer)(gradeApi.get, { establishmentId: shop.publicId });
  expect(await grade()).toMatchObject({ shown: "pending", annual: null });
  expect((await grade()).explanation[0]).toContain("3 个月");
  expect(await GradeState.findByPk(shop.id)).toMatchObject({ nextReviewOn: "2027-02-01" });
});

test("an accident blocks the grade for six months; then the schedule ends the block and a new visit gives a grade", async () => {
  const shop = await openShop(world);
  await visit(world, bureauOfficer, shop);
  const view = await world.as(bureauOfficer)(gradeApi.recordAccident, { establishmentId: shop.publicId, on: "2026-11-20", note: "聚餐后多人就医，疾控报告" }, { key: newKey() });
  expect(view).toMatchObject({ shown: "blocked", annual: null, blockedUntil: "2027-05-20", ledger: [{ kind: "accident", on: "2026-11-20" }, { kind: "visit" }] });
  await world.settle();
  await expect(world.as(bureauOfficer)(establishmentApi.get, { id: shop.publicId })).resolves.toMatchObject({ grade: "blocked" });
  world.at("2026-12-01T02:00:00.000Z");
  await expect(visit(world, bureauOfficer, shop)).resolves.toMatchObject({ score: 100, grade: null, explanation: expect.arrayContaining([expect.stringContaining("事故")]) as unknown });

  world.at("2027-05-19T16:30:00.000Z");
  await reviewDueGrades(world.services);
  await world.settle();
  expect(await GradeState.findByPk(shop.id)).toMatchObject({ shown: "pending", blockedUntil: null, computedOn: "2027-05-20" });
  await visit(world, bureauOfficer, shop);
  await expect(world.as(bureauOfficer)(establishmentApi.get, { id: shop.publicId })).resolves.toMatchObject({ grade: "excellent", annualGrade: "A" });
});

test("an accident that has not happened yet is refused at its field", async () => {
  const shop = await openShop(world);
  await expect(world.as(bureauOfficer)(gradeApi.recordAccident, { establishmentId: shop.publicId, on: "2026-11-24", note: "尚未发生" }, { key: newKey() })).rejects.toMatchObject({ body: { fields: [{ path: "on" }] } });
});

test("the annual grade is the mean of twelve months, and a visit leaves it on its anniversary", async () => {
  const shop = await openShop(world);
  world.at("2026-01-10T02:00:00.000Z");
  await visit(world, bureauOfficer, shop, { fails: ["4.4", "5.1", "5.2", "6.3", "7.1", "7.2"] });
  world.at("2026-11-23T02:00:00.000Z");
  await visit(world, bureauOfficer, shop);
  const grade = () => world.as(bureauOfficer)(gradeApi.get, { establishmentId: shop.publicId });
  expect(await grade()).toMatchObject({ shown: "excellent", annual: "B", ledger: [{ counted: true }, { counted: true }] });
  expect(await GradeState.findByPk(shop.id)).toMatchObject({ nextReviewOn: "2027-01-10" });

  world.at("2027-01-10T02:00:00.000Z");
  await expect(reviewDueGrades(world.services)).resolves.toBeGreaterThan(0);
  await expect(reviewDueGrades(world.services)).resolves.toBe(0);
  expect(await GradeState.findByPk(shop.id)).toMatchObject({ annual: "A", annualScore: 10 });
});
