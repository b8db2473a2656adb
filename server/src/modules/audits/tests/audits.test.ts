import { SYSTEM } from "@sunshine/domain/accounts/actor";
import { auditApi } from "@sunshine/domain/audits/audit.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { recordAudit, verifyChain } from "..";
import { AuditEntry, AuditHead } from "../audit.model";

const actors = actorsAround(1);
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const now = (): Date => world.services.clock.now();
const write = (subject: `${string}:${string}`, detail: Record<string, unknown> = {}) =>
  recordAudit({ actor: actors.administrator, act: "officer.updated", subject, reason: "岗位调整", detail }, now());

const writeThree = async (): Promise<void> => {
  await write("officer:a", { role: "bureau_officer", changed: ["station", "role"] });
  await write("officer:b");
  await recordAudit({ actor: SYSTEM, act: "station.updated", subject: "station:s1" }, now());
};

test("an administrator reads the newest acts first, filters them and pages on", async () => {
  await writeThree();
  const call = world.as(actors.administrator);
  const first = await call(auditApi.list, { limit: 2 });
  expect(first.rows.map(({ seq, actorName, actLabel, subject }) => [seq, actorName, actLabel, subject])).toEqual([
    [3, "", "修改市场监管所辖区", "station:s1"],
    [2, "测试员1", "修改监管人员资料或角色", "officer:b"],
  ]);
  const second = await call(auditApi.list, { limit: 2, after: first.next! });
  expect(second).toMatchObject({ rows: [{ seq: 1, reason: "岗位调整", detail: { role: "bureau_officer", changed: ["station", "role"] } }], next: null });
  expect((await call(auditApi.list, { subject: "officer:b" })).rows).toHaveLength(1);
  expect((await call(auditApi.list, { actorKind: "system" })).rows).toHaveLength(1);
  expect((await call(auditApi.list, { from: "2026-11-24" })).rows).toHaveLength(0);
  expect((await call(auditApi.list, { from: "2026-11-23", to: "2026-11-23", actorName: "测试员1" })).rows).toHaveLength(2);
});

test("an untouched chain is intact, also an empty one", async () => {
  expect(await verifyChain()).toMatchObject({ intact: true, entries: 0 });
  await writeThree();
  expect(await world.as(actors.administrator)(auditApi.verify, {})).toMatchObject({ intact: true, entries: 3, brokenAt: null });
});

test.each([
  ["a changed reason", () => AuditEntry.update({ reason: "别的原因" }, { where: { seq: 2 } }), 2],
  ["a changed detail", () => AuditEntry.update({ detail: { role: "administrator" } }, { where: { seq: 1 } }), 1],
  ["a changed time", () => AuditEntry.update({ at: new Date("2026-01-01T00:00:00Z") }, { where: { seq: 3 } }), 3],
  ["another actor", () => AuditEntry.update({ actorId: 99 }, { where: { seq: 1 } }), 1],
  ["a removed row in the middle", () => AuditEntry.destroy({ where: { seq: 2 } }), 2],
  ["a removed row at the end", () => AuditEntry.destroy({ where: { seq: 3 } }), 3],
  ["a removed row at the beginning", () => AuditEntry.destroy({ where: { seq: 1 } }), 1],
  ["a removed end mark", () => AuditHead.destroy({ where: {} }), 1],
])("%s is noticed at its place", async (_, tamper, brokenAt) => {
  await writeThree();
  await tamper();
  const verdict = await verifyChain();
  expect(verdict).toMatchObject({ intact: false, brokenAt });
  expect(verdict.problem).not.toBeNull();
});

test("a row that was changed and hashed again breaks the link of the next one", async () => {
  await writeThree();
  const { chainHash } = await import("../audit-chain");
  const row = (await AuditEntry.findOne({ where: { seq: 1 } }))!;
  row.reason = "改写";
  row.hash = chainHash(row.prevHash, row);
  await row.save();
  expect(await verifyChain()).toMatchObject({ intact: false, brokenAt: 2 });
});

test("twenty writers at once make one chain without gaps", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => world.write(() => write(`officer:${i}`))));
  expect(await verifyChain()).toMatchObject({ intact: true, entries: 20 });
});

test("what is rolled back leaves neither an entry nor a gap", async () => {
  await write("officer:a");
  await expect(
    world.write(async () => {
      await write("officer:b");
      throw new Error("changed my mind");
    })
  ).rejects.toThrow("changed my mind");
  await write("officer:c");
  expect(await verifyChain()).toMatchObject({ intact: true, entries: 2 });
});

test.each([[{ phone: "x" }], [{ before: { openid: "o1" } }], [{ changed: ["13800001234"] }]])("personal data in the detail %j is refused", async (detail) => {
  await expect(write("officer:a", detail)).rejects.toThrow("audit detail holds");
});

const ALLOWED: Record<keyof typeof auditApi, ActorName[]> = { list: ["administrator"], verify: ["administrator"] };

test.each(Object.keys(auditApi) as (keyof typeof auditApi)[])("%s is open to exactly the actors of the matrix", async (name) => {
  const allowed: ActorName[] = [];
  for (const [actor, value] of Object.entries(actors)) {
    const { status } = await world.fetchAs(value, `/api/v1${auditApi[name].path}`);
    if (status === 200) allowed.push(actor as ActorName);
    else expect(status).toBe(actor === "anonymous" ? 401 : 403);
  }
  expect(allowed).toEqual(ALLOWED[name]);
});
