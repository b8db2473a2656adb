import type { Caller } from "@sunshine/domain/kernel/client";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import type { EventName } from "@sunshine/domain/events";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { ApiError } from "../../local-host";
import { submissionFor } from "../../modules/inspections/tests/shops";
import { actorsAround } from "../actors";
import type { World } from "../world";
import { OFFICER_ID, SHOP_ID } from "./cast";
import type { Mortal } from "./mortal";

/** What a walk through the loop remembers between its steps. */
export interface Walk {
  readonly county: Mortal;
  /** Makes the request numbers of one walk; a step that is repeated repeats its own. */
  readonly name: string;
  /** A shop has one inspection of a kind on a day. */
  readonly kind: "routine" | "unannounced";
  caseId: string;
  taskId: string;
  inspectionId: string;
  orderId: string;
}

/** One act of one person, and the events that it causes, its own and those that follow from it. */
export interface Step {
  readonly what: string;
  readonly events: readonly EventName[];
  readonly act: (walk: Walk) => Promise<void>;
}

const people = ({ county }: Walk) => actorsAround(county.shop());
const officer = (walk: Walk): Caller => walk.county.as(people(walk).stationOfficer);
const key = ({ name }: Walk, what: string) => ({ key: `${name}-${what}` });

/** A move on the version that is there; one whose answer was lost has been made, and says so by a conflict. */
const moved = async (act: () => Promise<unknown>): Promise<void> => {
  await act().catch((error: unknown) => {
    if (!(error instanceof ApiError && error.status === 409)) throw error;
  });
};

const caseVersion = async (walk: Walk): Promise<{ id: string; version: number }> => ({ id: walk.caseId, version: (await officer(walk)(complaintApi.get, { id: walk.caseId })).version });
const taskVersion = async (walk: Walk): Promise<{ id: string; version: number }> => ({ id: walk.taskId, version: (await officer(walk)(dispatchApi.get, { id: walk.taskId })).version });

/** What the relay makes of an inspection; lost, it would never come. */
const orderOf = async (walk: Walk) => {
  for (let turn = 0; ; turn += 1) {
    const order = await officer(walk)(rectificationApi.ofInspection, { inspectionId: walk.inspectionId }).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404 && turn < 300) return null;
      throw error;
    });
    if (order) return order;
    await new Promise((later) => setTimeout(later, 100));
  }
};

const submission = (kind: Walk["kind"]) => submissionFor({ services: { clock: { now: () => new Date() } } } as unknown as World, { publicId: SHOP_ID, type: "restaurant_medium" }, { fails: ["2.1", "2.2"], kind });
let visit: { readonly walk: string; readonly given: ReturnType<typeof submission> } | null = null;

/** The same words each time, or a repetition would be another visit. */
const visitOf = (walk: Walk): ReturnType<typeof submission> => {
  if (visit?.walk !== walk.name) visit = { walk: walk.name, given: submission(walk.kind) };
  return visit.given;
};

const happenedAt = new Date(Date.now() - 3_600_000).toISOString();

/** The loop 闭环, step by step. */
export const STEPS: readonly Step[] = [
  {
    what: "submit", events: ["complaint.submitted.v1"],
    act: async (walk) => {
      const given = { kinds: ["complaint" as const], category: "food" as const, place: { establishmentId: SHOP_ID }, happenedAt, story: "鱼头汤里有一根铁丝", demands: ["refund" as const], claimant: { name: "欧阳测试者", ownInterest: true }, publishConsent: true };
      walk.caseId = (await walk.county.as(people(walk).diner)(complaintApi.submit, given, key(walk, "submission"))).cases[0]!.id;
    },
  },
  { what: "accept", events: ["complaint.accepted.v1"], act: async (walk) => moved(async () => officer(walk)(complaintApi.accept, { ...(await caseVersion(walk)), shopSummary: "有顾客反映菜品中有异物" })) },
  {
    what: "dispatch", events: ["dispatch.raised.v1", "dispatch.assigned.v1"],
    act: async (walk) => {
      const task = { source: { kind: "complaint" as const, ref: walk.caseId }, establishmentId: SHOP_ID, urgency: "urgent" as const, what: "核查菜品异物问题", assigneeId: OFFICER_ID(people(walk).stationOfficer.officerId) };
      walk.taskId = (await walk.county.as(people(walk).commandOperator)(dispatchApi.raise, task, key(walk, "dispatch-task"))).id;
    },
  },
  { what: "go", events: ["dispatch.accepted.v1"], act: async (walk) => moved(async () => officer(walk)(dispatchApi.accept, await taskVersion(walk))) },
  { what: "depart", events: ["dispatch.departed.v1"], act: async (walk) => moved(async () => officer(walk)(dispatchApi.depart, await taskVersion(walk))) },
  { what: "arrive", events: ["dispatch.arrived.v1"], act: async (walk) => moved(async () => officer(walk)(dispatchApi.arrive, { ...(await taskVersion(walk)), lng: null, lat: null })) },
  {
    what: "inspect", events: ["inspection.submitted.v1", "rectification.issued.v1"],
    act: async (walk) => {
      walk.inspectionId = (await officer(walk)(inspectionApi.submit, visitOf(walk), key(walk, "inspection"))).id;
    },
  },
  { what: "finish", events: ["dispatch.finished.v1"], act: async (walk) => moved(async () => officer(walk)(dispatchApi.finish, { ...(await taskVersion(walk)), result: "现场检查并责令整改", inspectionId: walk.inspectionId })) },
  {
    what: "answer", events: ["rectification.answered.v1"],
    act: async (walk) => {
      const { id, version, state, mendings } = await orderOf(walk);
      walk.orderId = id;
      const answers = mendings.map(({ code }) => ({ code, text: `${code} 已整改完成` }));
      if (state === "issued") await moved(() => walk.county.as(people(walk).owner)(rectificationApi.answer, { id, version, answers }, key(walk, "answer-all")));
    },
  },
  {
    what: "review", events: ["rectification.reviewed.v1", "rectification.closed.v1", "inspection.mended.v1"],
    act: async (walk) => {
      const { id, version, state, mendings } = await orderOf(walk);
      if (state === "answered") await moved(() => officer(walk)(rectificationApi.review, { id, version, decisions: mendings.map(({ code }) => ({ code, accept: true })) }));
    },
  },
  { what: "close", events: ["complaint.closed.v1"], act: async (walk) => moved(async () => officer(walk)(complaintApi.close, { ...(await caseVersion(walk)), outcome: "settled", publicSummary: "双方已达成一致" })) },
  { what: "rate", events: ["complaint.rated.v1"], act: async (walk) => moved(() => walk.county.as(people(walk).diner)(complaintApi.rate, { id: walk.caseId, stars: 2, solved: false, text: "" })) },
  { what: "reopen", events: ["complaint.reopened.v1"], act: async (walk) => moved(() => walk.county.as(people(walk).diner)(complaintApi.reopen, { id: walk.caseId, reason: "问题没有解决" })) },
];
