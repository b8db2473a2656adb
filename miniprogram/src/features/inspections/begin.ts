import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { ConnectionError } from "../../platform/answer";
import { now } from "../../platform/clock";
import { newKey } from "../../platform/idempotency";
import { findOwnSpot, FOLLOWS_PLACE } from "../../platform/location";
import { officerApi } from "../../platform/officer-api";
import { changeDraft, keepDraft, keepPack, keepPackAhead, recallDraft, recallPack, useInspection, type InspectionDraft } from "./draft";

const emptyDraft = (pack: VisitPack, at: string): InspectionDraft => ({
  id: newKey(),
  shopId: pack.shop.id,
  shopName: pack.shop.name,
  task: pack.task && { id: pack.task.id, number: pack.task.number, what: pack.task.what },
  kind: pack.orders.length > 0 ? "follow_up" : "routine",
  mode: "onsite",
  startedAt: at,
  startPlace: null,
  pack: { servedAt: pack.servedAt, receivedAt: at },
  companions: [],
  findings: {},
  pictures: [],
  handling: null,
  correctBy: null,
  remark: "",
  signing: { kind: "screen", officers: {}, shop: { name: "", capacity: "负责人", signature: null }, refusal: { reason: "", witness: "", capacity: "" } },
  step: 1,
});

/** The officer's place for the record, where it can be had without a question; its absence stops nothing. */
const stampPlace = async (): Promise<void> => {
  const spot = await findOwnSpot().catch(() => null);
  if (spot) changeDraft({ startPlace: { lng: spot.lng, lat: spot.lat, accuracyM: null } });
};

/** The visit begins now 从现在起算: a file that was read beforehand is no visit yet. */
export const startNow = async (mode: InspectionDraft["mode"]): Promise<void> => {
  changeDraft({ startedAt: now().toISOString() });
  if (mode === "onsite") await stampPlace();
};

const fetchPack = async (establishmentId: string, taskId: string | undefined): Promise<VisitPack> => officerApi(inspectionApi.pack, { establishmentId, ...(taskId ? { taskId } : {}) });

/** The task that sends the officer there is joined to a draft that was begun before. */
const joinTask = async (draft: InspectionDraft, task: string | undefined): Promise<InspectionDraft> => {
  if (!task || draft.task) return draft;
  const pack = await fetchPack(draft.shopId, task).catch(() => null);
  return pack?.task ? { ...draft, task: { id: pack.task.id, number: pack.task.number, what: pack.task.what } } : draft;
};

/**
 * Opens the inspection of a shop 开始检查: the draft that is there, or a new one with its pack. Without a signal an unfinished
 * one goes on, and a pack that was fetched before is good for a new one.
 */
export const beginInspection = async (shop: string, task: string | undefined): Promise<VisitPack> => {
  const [draft, kept] = [recallDraft(shop), recallPack(shop)];
  if (draft && kept) {
    keepDraft(await joinTask(draft, task));
    return kept;
  }
  const pack = await fetchPack(shop, task).catch((error: unknown) => {
    if (error instanceof ConnectionError && kept) return kept;
    throw error;
  });
  keepPack(pack);
  keepDraft(draft ?? emptyDraft(pack, now().toISOString()));
  if (FOLLOWS_PLACE && !useInspection.getState().draft?.startPlace) void stampPlace();
  return pack;
};

/** Puts the pack of a task's shop on the phone ahead of the visit 预先取得检查包, so that the visit can begin without a signal. */
export const fetchAhead = async (shop: string, task: string): Promise<void> => {
  if (recallDraft(shop)) return;
  keepPackAhead(await fetchPack(shop, task));
};
