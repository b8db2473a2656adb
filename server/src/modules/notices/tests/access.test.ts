import { messageApi } from "@sunshine/domain/notices/message.contract";
import { noticeApi } from "@sunshine/domain/notices/notice.contract";
import type { Caller } from "@sunshine/domain/kernel/client";
import type { ActorName } from "../../../testing/actors";
import { openRig, type Rig } from "./rig";
import { caseOf } from "./samples";

const OFFICERS: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer", "otherStationOfficer", "commandOperator"];
const MEMBERS: ActorName[] = ["owner", "safetyOfficer", "otherOwner", "diner"];
const SIGNED_IN: ActorName[] = [...OFFICERS, ...MEMBERS];

type Endpoint = keyof typeof noticeApi | keyof typeof messageApi;

/** Who may, for every endpoint; everybody else is refused. A new endpoint without a row does not compile. */
const MATRIX: Record<Endpoint, ActorName[]> = {
  list: SIGNED_IN, counts: SIGNED_IN, read: ["diner"], readAll: SIGNED_IN,
  consents: MEMBERS, recordConsent: MEMBERS, demoConsent: MEMBERS, subscribeMessages: ["administrator"], shortMessages: ["administrator"],
};

let rig: Rig;
let dinersNotice: string;
beforeAll(async () => {
  rig = await openRig();
  await rig.happen("complaint.refused.v1", { ...caseOf({ establishment: rig.shop }), ground: "不是为生活消费需要" });
  await rig.happen("grade.recomputed.v1", { establishment: rig.shop, from: "good", to: "excellent", annual: null, lastVisitOn: null, blockedUntil: null, changed: true });
  dinersNotice = (await rig.inbox(rig.actors.diner))[0]!.id;
}, 60_000);
afterAll(() => rig.close());

let keys = 0;
const calls = (as: Caller): Record<Endpoint, () => Promise<unknown>> => ({
  list: () => as(noticeApi.list, {}),
  counts: () => as(noticeApi.counts, {}),
  read: () => as(noticeApi.read, { id: dinersNotice }),
  readAll: () => as(noticeApi.readAll, { kind: ["grade"] }),
  consents: () => as(messageApi.consents, {}),
  recordConsent: () => as(messageApi.recordConsent, { answers: [{ template: "case_progress", answer: "reject" }] }, { key: `consent-${(keys += 1)}-key` }),
  // Where no simulator runs, who may is told that; who may not, is refused before.
  demoConsent: () => as(messageApi.demoConsent, { templates: ["case_progress"] }).catch((error: { status?: number }) => (error.status === 503 ? {} : Promise.reject(error as Error))),
  subscribeMessages: () => as(messageApi.subscribeMessages, {}),
  shortMessages: () => as(messageApi.shortMessages, {}),
});
const call = (endpoint: Endpoint, actor: ActorName): Promise<unknown> => calls(rig.world.as(rig.actors[actor]))[endpoint]();

const rows = (Object.keys(MATRIX) as Endpoint[]).flatMap((endpoint) =>
  ([...SIGNED_IN, "anonymous"] as ActorName[]).map((actor) => [endpoint, actor, MATRIX[endpoint].includes(actor)] as const)
);

test.each(rows)("%s by %s: %s", async (endpoint, actor, allowed) => {
  const answer = call(endpoint, actor);
  if (allowed) await expect(answer).resolves.toBeDefined();
  else await expect(answer).rejects.toMatchObject({ status: actor === "anonymous" ? 401 : 403 });
});

test.each(["owner", "safetyOfficer"] as const)("the %s opens the inbox of the shop", async (actor) => {
  expect(await rig.inbox(rig.actors[actor], rig.shop.publicId)).toMatchObject([{ kind: "grade" }]);
});

test.each(["otherOwner", "diner", "administrator", "stationOfficer"] as const)("the %s does not open the inbox of a shop", async (actor) => {
  const as = rig.world.as(rig.actors[actor]);
  await expect(as(noticeApi.list, { establishmentId: rig.shop.publicId })).rejects.toMatchObject({ status: 403 });
  await expect(as(noticeApi.readAll, { establishmentId: rig.shop.publicId })).rejects.toMatchObject({ status: 403 });
});

test("a colleague of the same shop cannot read a notice as if it were the own", async () => {
  const { id } = (await rig.inbox(rig.actors.owner, rig.shop.publicId))[0]!;
  await expect(rig.world.as(rig.actors.safetyOfficer)(noticeApi.read, { id })).rejects.toMatchObject({ status: 403 });
  await expect(rig.world.as(rig.actors.owner)(noticeApi.read, { id: "0000000000000000" })).rejects.toMatchObject({ status: 404 });
});
