import { Op, type WhereOptions } from "sequelize";
import { ESCALATION } from "@sunshine/config/complaints";
import { cellRangesAround, distanceM, type Place } from "@sunshine/domain/kernel/coordinates";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { recordStep } from "../case-file";
import { ComplaintCase } from "../case.model";
import { CaseCluster } from "../case-parts.model";
import { caseRef, caseStream } from "../case.ref";

const { withinHours, withinM, cases: ENOUGH } = ESCALATION.cluster;
const GONE = ["refused", "withdrawn", "transferred"] as const;

const placeOf = ({ lng, lat }: ComplaintCase): Place | null => (lng == null || lat == null ? null : { lng, lat });

const samePlace = (a: ComplaintCase, b: ComplaintCase): boolean => {
  if (a.establishmentId != null && Number(a.establishmentId) === Number(b.establishmentId)) return true;
  const [here, there] = [placeOf(a), placeOf(b)];
  return here !== null && there !== null && distanceM(here, there) <= withinM;
};

/**
 * Suspected poisonings at the place of a case, within the hours before and after it; locked in one order. Nothing is told
 * of before it happened, so of a much complained shop only the latest cases are looked at and locked.
 */
const casesAround = async (row: ComplaintCase): Promise<ComplaintCase[]> => {
  const span = withinHours * 3_600_000;
  const from = new Date(row.happenedAt.getTime() - span);
  const at = placeOf(row);
  const cells = at ? cellRangesAround(at, withinM).map(([from, to]) => ({ cell: { [Op.between]: [from, to] } })) : [];
  const places: WhereOptions[] = [{ id: row.id }, ...cells, ...(row.establishmentId == null ? [] : [{ establishmentId: row.establishmentId, receivedAt: { [Op.gte]: from } }])];
  const rows = await ComplaintCase.findAll({
    where: { category: "poisoning", state: { [Op.notIn]: [...GONE] }, happenedAt: { [Op.between]: [from, new Date(row.happenedAt.getTime() + span)] }, [Op.or]: places },
    order: [["id", "ASC"]],
    lock: true,
  });
  return rows.filter((other) => other.id === row.id || samePlace(row, other));
};

/** How many people told of it: both halves of one submission, and one person twice, count once. */
const tellers = (rows: readonly ComplaintCase[]): number => new Set(rows.map((row) => row.claimantDigest ?? row.submissionDigest)).size;

const beginCluster = async (services: Services, rows: readonly ComplaintCase[]): Promise<string> => {
  const first = rows[0]!;
  const known = rows.find(({ establishmentId }) => establishmentId != null) ?? first;
  const publicId = services.ids.newId();
  await CaseCluster.create({
    publicId, establishmentPublicId: known.establishmentPublicId ?? null, placeName: known.placeName, townCode: known.townCode, lng: known.lng ?? null, lat: known.lat ?? null,
    firstAt: new Date(Math.min(...rows.map(({ happenedAt }) => happenedAt.getTime()))), detectedAt: services.clock.now(),
  });
  const { establishment, placeName, townCode, lng, lat } = caseRef(known);
  await emit("cluster.detected.v1", { clusterId: publicId, establishment, placeName, townCode, lng, lat, caseIds: rows.map((row) => row.publicId) }, caseStream(known));
  return publicId;
};

/**
 * Looks for a cluster 聚集性预警 around a new suspected poisoning. Runs after the case has been committed, so of two that
 * arrive together at least one finds the other; the lock makes it one alarm.
 */
export const detectCluster = async (services: Services, caseId: string): Promise<void> => {
  const row = await ComplaintCase.findOne({ where: { publicId: caseId } });
  if (!row || row.category !== "poisoning") return;
  const around = await casesAround(row);
  if (tellers(around) < ENOUGH) return;
  const clusterId = around.find((it) => it.clusterId != null)?.clusterId ?? (await beginCluster(services, around));
  for (const one of around.filter((it) => it.clusterId == null)) {
    await one.update({ clusterId });
    await recordStep(one, { title: "疑似聚集性食物中毒", text: `同一地点 ${withinHours} 小时内有 ${around.length} 件疑似食物中毒，已向指挥中心报警`, by: "系统", audience: "office" }, services.clock.now());
  }
};
