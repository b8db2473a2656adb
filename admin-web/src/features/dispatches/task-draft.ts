import type { ClusterViewSchema, OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { RaiseTask } from "@sunshine/domain/dispatches/dispatch.contract";
import type { EstablishmentRow } from "@sunshine/domain/establishments/establishment.contract";
import { distanceM, type Place } from "@sunshine/domain/kernel/coordinates";
import { formatDay } from "@sunshine/domain/kernel/day";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import type { Region } from "@sunshine/domain/regions/region";
import type * as z from "zod";

/** What is known of a task before it is raised 任务草稿: where it comes from decides its place and first words. */
export interface TaskDraft extends Omit<RaiseTask, "assigneeId" | "source"> {
  readonly source: { readonly kind: RaiseTask["source"]["kind"]; readonly ref: string | null };
  /** What it comes from, in words; empty for a task by hand. */
  readonly from: string;
}

const BY_HAND: TaskDraft = {
  source: { kind: "manual", ref: null }, from: "", establishmentId: null, placeName: "", address: null, townCode: null, lng: null, lat: null, urgency: "routine", what: "",
};

type PlacedAt = Pick<TaskDraft, "establishmentId" | "placeName" | "townCode" | "lng" | "lat">;

/** A shop brings its own coordinates; the server takes them from the archive. */
const placeOf = ({ establishmentId, placeName, townCode, lng, lat }: PlacedAt): PlacedAt => ({ establishmentId, placeName, townCode, lng, lat });

/** From a complaint or report 由投诉举报下达. Its story stays in the file: a task is read by several people. */
export const draftOfCase = (row: Pick<OfficerCaseRow, "id" | "number" | "category" | "establishmentId" | "placeName" | "townCode" | "lng" | "lat">): TaskDraft => ({
  ...BY_HAND, ...placeOf(row), source: { kind: "complaint", ref: row.id }, from: `投诉举报 ${row.number}`,
  urgency: row.category === "poisoning" ? "emergency" : "urgent", what: `现场核查：${CASE_CATEGORY_LABELS[row.category]}`,
});

type ClusterView = z.output<typeof ClusterViewSchema>;

/** From an alarm of several suspected poisonings 由聚集性预警下达. */
export const draftOfCluster = (row: Pick<ClusterView, "id" | "establishmentId" | "placeName" | "townCode" | "lng" | "lat">): TaskDraft => ({
  ...BY_HAND, ...placeOf(row), source: { kind: "anomaly", ref: row.id }, from: "疑似聚集性食物中毒预警", urgency: "emergency", what: "疑似聚集性食物中毒：封存可疑食品，核查留样与进货记录",
});

/** From an order that is overdue 由超期未改下达. */
export const draftOfOrder = (row: Pick<RectificationRow, "id" | "number" | "establishmentId" | "establishmentName" | "townCode" | "dueOn" | "open">): TaskDraft => ({
  ...BY_HAND, source: { kind: "rectification", ref: row.id }, from: row.number, establishmentId: row.establishmentId, placeName: row.establishmentName, townCode: row.townCode,
  urgency: "urgent", what: `责令整改应于${formatDay(row.dueOn)}前完成，尚有 ${row.open} 项未改，请到现场核查`,
});

export const draftOfShop = ({ id, name, townCode, lng, lat }: Pick<EstablishmentRow, "id" | "name" | "townCode" | "lng" | "lat">): TaskDraft => ({
  ...BY_HAND, establishmentId: id, placeName: name, townCode, lng, lat,
});

/** The town whose middle is nearest: a first guess that the officer may correct. */
export const nearestTown = ({ towns }: Pick<Region, "towns">, at: Place): string | null =>
  towns.map(({ code, centre: [lng, lat] }) => ({ code, metres: distanceM(at, { lng, lat }) })).sort((a, b) => a.metres - b.metres)[0]?.code ?? null;

/** By hand, at a point on the map 在地图上标点下达. */
export const draftOfPin = (region: Pick<Region, "towns">, { lng, lat }: Place): TaskDraft => ({ ...BY_HAND, lng, lat, townCode: nearestTown(region, { lng, lat }) });

/** By hand, with the place still to be chosen. */
export const draftByHand = (): TaskDraft => BY_HAND;
