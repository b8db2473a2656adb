import type { Actor, MemberActor, OfficerActor } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { openRig, type Rig } from "../../modules/complaints/tests/rig";
import { enrol } from "../../modules/dispatches/tests/tasks";
import { photoWithPlace, uploaded } from "../../modules/evidence/tests/uploads";
import { visit } from "../../modules/inspections/tests/shops";
import { Officer } from "../../modules/officers/officer.model";
import { hashPassword } from "../../modules/officers/passwords";
import { Order } from "../../modules/payments/order.model";
import { upload } from "../../modules/rectifications/tests/orders";
import type { Services } from "../../platform/services";
import { OWN_TOWN } from "../actors";
import { CANARIES as C, type Who } from "./canaries";

/** A county through which the whole loop has gone, full of canaries. */
export interface Walked {
  readonly rig: Rig;
  readonly people: Record<Who, Actor>;
  /** Outside ids by the noun that they belong to. */
  readonly ids: Record<"case" | "evidence" | "shop" | "task" | "inspection" | "rectification" | "order" | "officer" | "shift" | "code" | "mediation", string[]>;
  /** The way back to the anonymous report, and who may look at its owner's photo. */
  readonly followUpCode: string;
}

const member = (accountId: number): MemberActor => ({ kind: "member", accountId, sessionId: 2000 + accountId, memberships: [] });

const peopleOf = ({ actors, neighbour }: Rig): Record<Who, Actor> => {
  const { anonymous, ...known } = actors;
  const colleague: OfficerActor = { ...known.stationOfficer, officerId: 6, sessionId: 1006, name: "测试员6" };
  return { ...known, anonymous, colleague, neighbour, follower: member(16), restricted: { ...known.administrator, officerId: 7, sessionId: 1007, restricted: true } };
};

/** The county before its first complaint. */
export interface County {
  readonly rig: Rig;
  readonly people: Record<Who, Actor>;
  readonly officerId: (actor: OfficerActor) => string;
}

export const openCounty = async (overrides: Partial<Services>): Promise<County> => {
  const rig = await openRig(overrides);
  const officerId = await enrol(rig.world);
  await Officer.update({ passwordHash: await hashPassword("nobody-asks-for-it") }, { where: {} });
  return { rig, people: peopleOf(rig), officerId };
};

const paidOrder = async ({ world, shop, actors }: Rig): Promise<string> => {
  const publicId = C.order.text;
  const at = world.services.clock.now();
  await world.write(() =>
    Order.create({
      publicId, number: `N${publicId}`, establishmentId: shop.id, establishmentPublicId: shop.publicId, establishmentName: shop.name, licenceNumber: shop.licenceNumber, townCode: shop.townCode, subMchid: "1600000001",
      accountId: actors.diner.accountId, payerDigest: "-", clientKey: publicId, code: "0123456789", place: "1 号桌", description: "餐费", amountFen: 3850, state: "paid", gradeAtPayment: "good",
      createdAt: at, expiresAt: at, paidAt: at, paidOn: "2026-11-23",
    })
  );
  return publicId;
};

/** The complaint that goes through every step, and its report, which does not. */
const tellOfIt = async (rig: Rig, photo: string, orderId: string): Promise<string[]> => {
  const { cases } = await rig.world.as(rig.actors.diner)(
    complaintApi.submit,
    rig.given({
      kinds: ["complaint", "report"], story: `${C.story.text} 我住在附近`, place: { establishmentId: rig.shop.publicId, address: `${C.place.text} 三楼靠窗` }, answers: { dish: C.answer.text }, orderId,
      claimant: { name: C.name.text, address: `${C.home.text} 9 弄 501`, ownInterest: true }, evidenceIds: [photo],
    }),
    { key: rig.key() }
  );
  await rig.world.settle();
  return cases.map(({ id }) => id);
};

const tellWithoutName = async (rig: Rig): Promise<{ id: string; followUpCode: string }> => {
  const { cases, followUpCode } = await rig.world.as({ kind: "anonymous" })(
    complaintApi.submit,
    rig.given({ kinds: ["report"], demands: [], anonymous: true, claimant: null, story: C.anonymousStory.text, category: "unlicensed", answers: { form: "流动摊位" }, place: { lng: 119.041, lat: 29.606, address: C.anonymousPlace.text, townCode: OWN_TOWN } }),
    { key: rig.key() }
  );
  await rig.world.settle();
  return { id: cases[0]!.id, followUpCode: followUpCode! };
};

const goThere = async ({ rig, people, officerId }: County, caseId: string): Promise<Pick<Walked["ids"], "task" | "inspection" | "rectification" | "evidence">> => {
  const { world, shop, actors } = rig;
  const centre = world.as(people.commandOperator);
  const officer = world.as(people.stationOfficer);
  await officer(dutyApi.goOn, { onDuty: true });
  const task = await centre(dispatchApi.raise, { source: { kind: "complaint", ref: caseId }, establishmentId: shop.publicId, urgency: "urgent", what: `${C.task.text} 核查菜品异物`, assigneeId: officerId(actors.stationOfficer) }, { key: rig.key() });
  const accepted = await officer(dispatchApi.accept, { id: task.id, version: task.version });
  await officer(dispatchApi.say, { id: task.id, text: C.message.text }, { key: rig.key() });
  const gone = await officer(dispatchApi.depart, { id: task.id, version: accepted.version });
  const there = await officer(dispatchApi.arrive, { id: task.id, version: gone.version, lng: 119.04, lat: 29.605 });
  const inspection = await visit(world, people.stationOfficer, shop, { fails: ["2.1", "3.1"] });
  await officer(dispatchApi.finish, { id: task.id, version: there.version, result: `${C.result.text} 已检查后厨`, inspectionId: inspection.id });
  await world.settle();
  const order = await officer(rectificationApi.ofInspection, { inspectionId: inspection.id });
  const photo = await upload(world, people.owner);
  const answered = await world.as(people.owner)(rectificationApi.answer, { id: order.id, version: order.version, answers: order.mendings.map(({ code }, at) => ({ code, text: `${code} 已整改`, evidenceIds: at === 0 ? [photo] : [] })) }, { key: rig.key() });
  await officer(rectificationApi.review, { id: order.id, version: answered.version, decisions: order.mendings.map(({ code }) => ({ code, accept: true })) });
  return { task: [task.id], inspection: [inspection.id], rectification: [order.id], evidence: [photo] };
};

/** Accepted, told of, mediated, closed; rated, and open again. */
const handle = async (rig: Rig, id: string, between: () => Promise<void>): Promise<void> => {
  const { world, actors } = rig;
  const officer = world.as(actors.stationOfficer);
  const diner = world.as(actors.diner);
  const version = async (): Promise<number> => (await rig.file(id)).version;
  await officer(complaintApi.accept, { id, version: await version(), shopSummary: "有顾客反映菜品质量问题" });
  await officer(complaintApi.begin, { id, version: await version(), text: "" });
  await officer(complaintApi.revealIdentity, { id, reason: C.lookReason.text });
  await officer(complaintApi.note, { id, version: await version(), text: `${C.note.text} 电话已联系` }, { key: rig.key() });
  await officer(complaintApi.note, { id, version: await version(), text: `${C.told.text} 已到店查看`, tell: true }, { key: rig.key() });
  await diner(complaintApi.supplement, { id, text: C.supplement.text }, { key: rig.key() });
  await between();
  await officer(complaintApi.mediate, { id, version: await version(), heldAt: "2026-11-23T01:30:00.000Z", present: `${C.mediation.text} 双方`, record: "经过两轮协商", agreed: true, agreement: "店铺退款" }, { key: rig.key() });
  await officer(complaintApi.close, { id, version: await version(), outcome: "settled", publicSummary: "双方已达成一致" });
  await diner(complaintApi.rate, { id, stars: 2, solved: false, text: C.rating.text });
};

/** Walks the loop 闭环 from the first word to the reopened case. */
export const walkTheLoop = async (county: County): Promise<Walked> => {
  const { rig, people, officerId } = county;
  const { world, actors, shop } = rig;
  const photo = await uploaded(world, actors.diner, await photoWithPlace());
  const order = await paidOrder(rig);
  const { code } = await world.as(people.administrator)(checkoutCodeApi.create, { id: shop.publicId, label: "一号桌" }, { key: rig.key() });
  const shift = await world.as(people.commandOperator)(dutyApi.planShift, { on: "2026-11-23", from: "08:00", to: "20:00", officerId: officerId(actors.stationOfficer) }, { key: rig.key() });
  const [reopened, report] = (await tellOfIt(rig, photo, order)) as [string, string];
  const anonymous = await tellWithoutName(rig);
  await world.as(people.follower)(complaintApi.follow, { id: reopened });
  let went: Awaited<ReturnType<typeof goThere>> | undefined;
  await handle(rig, reopened, async () => {
    went = await goThere(county, reopened);
  });
  await world.as(actors.diner)(complaintApi.reopen, { id: reopened, reason: C.reopening.text });
  const { id: published } = await rig.closed({ story: `${C.story.text} 又一次`, claimant: { name: C.name.text, address: null, ownInterest: true } });
  await world.settle();
  return {
    rig, people,
    ids: {
      case: [reopened, report, anonymous.id, published], shop: [shop.publicId], order: [order], officer: [officerId(actors.stationOfficer)], shift: [shift.id], code: [code], mediation: (await rig.file(reopened)).mediations.map(({ id }) => id),
      task: went!.task, inspection: went!.inspection, rectification: went!.rectification, evidence: [photo, ...went!.evidence],
    },
    followUpCode: anonymous.followUpCode,
  };
};
