import fc from "fast-check";
import { GRADINGS } from "@sunshine/config/regulations";
import { currentGrade } from "@sunshine/domain/grades/ledger";
import { addDays, type Day } from "@sunshine/domain/kernel/day";
import { openWorld, type World } from "../../../testing/world";
import { openShop } from "../../inspections/tests/shops";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import type { Establishment } from "../../establishments/establishment.model";
import { asLedgerEntry } from "../grade.computation";
import { GradeEntry, GradeState, type LedgerKind } from "../grade.model";
import { recomputeGrades } from "../operations/recompute-grades";

let world: World;
let shop: Establishment;

beforeAll(async () => {
  world = await openWorld();
  shop = await openShop(world, { licenceIssuedOn: "2025-06-15" });
});
afterAll(() => world.close());

interface Line {
  readonly kind: LedgerKind;
  readonly offset: number;
  readonly tenths: number;
  readonly keyFails: number;
  readonly about: number;
}

const lineOf = fc.record({
  kind: fc.constantFrom<LedgerKind>("visit", "visit", "visit", "accident", "mended", "voided"),
  offset: fc.integer({ min: 0, max: 500 }), tenths: fc.integer({ min: 0, max: 100 }), keyFails: fc.integer({ min: 0, max: 3 }), about: fc.integer({ min: 0, max: 7 }),
});

const visitId = (at: number): string => `0000000000000${String(at).padStart(3, "0")}`;

/** Lines in the order of their days, as they would have been written; voiding and mending are about one of the visits. */
const write = async (lines: readonly Line[]): Promise<void> => {
  await GradeEntry.destroy({ where: { establishmentId: shop.id } });
  const ordered = [...lines].sort((a, b) => a.offset - b.offset);
  await GradeEntry.bulkCreate(
    ordered.map(({ kind, offset, tenths, keyFails, about }, at) => ({
      establishmentId: shop.id, kind, day: addDays("2025-07-01", offset), note: "", recordedAt: new Date("2026-01-01T00:00:00Z"),
      score: kind === "visit" ? tenths / 10 : null, keyFails: kind === "visit" ? keyFails : null,
      inspectionId: kind === "accident" ? null : visitId(kind === "visit" ? at : Math.min(about, ordered.length - 1)),
    }))
  );
};

const fromLedger = async (today: Day) => {
  const entries = await GradeEntry.findAll({ where: { establishmentId: shop.id }, order: [["id", "ASC"]] });
  return currentGrade(entries.map(asLedgerEntry), { licenceIssuedOn: "2025-06-15", grading: GRADINGS[0]! }, today);
};

test("the stored grade is what follows from the ledger, whatever the ledger holds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lineOf, { maxLength: 8 }), fc.integer({ min: 0, max: 700 }), async (lines, offset) => {
      const today = addDays("2025-07-01", offset);
      await world.write(() => write(lines));
      await world.write(() => recomputeGrades([shop.id], today));
      const { shown, annual, annualScore, lastVisitOn, blockedUntil, nextReviewOn, sentence } = await fromLedger(today);
      expect((await GradeState.findByPk(shop.id))!.get({ plain: true })).toMatchObject({ shown, annual, annualScore, lastVisitOn, blockedUntil, nextReviewOn, sentence, computedOn: today });
    }),
    { numRuns: 40 }
  );
});

test("between today and the review day nothing changes by itself", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lineOf, { maxLength: 8 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 400 }), async (lines, offset, later) => {
      await world.write(() => write(lines));
      // Lines of days to come do not exist yet.
      const today = addDays("2025-07-01", Math.max(offset, ...lines.map((line) => line.offset)));
      const now = await fromLedger(today);
      const day = addDays(today, later);
      fc.pre(now.nextReviewOn === null || day < now.nextReviewOn);
      const then = await fromLedger(day);
      expect({ shown: then.shown, annual: then.annual, blockedUntil: then.blockedUntil }).toEqual({ shown: now.shown, annual: now.annual, blockedUntil: now.blockedUntil });
    }),
    { numRuns: 60 }
  );
});

test("a recomputation that changes nothing is not told, unless a line was written", async () => {
  await world.write(() => write([]));
  await world.write(() => recomputeGrades([shop.id], "2026-11-23"));
  const told = () => OutboxEvent.count({ where: { name: "grade.recomputed.v1" } });
  const before = await told();
  await world.write(() => recomputeGrades([shop.id], "2026-11-23"));
  expect(await told()).toBe(before);
  await world.write(() => recomputeGrades([shop.id], "2026-11-23", { always: true }));
  expect(await told()).toBe(before + 1);
});
