import { Op } from "sequelize";
import { ESTABLISHMENT_FIELD_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import { insertRows } from "../../../platform/db/insert-rows";
import type { Services } from "../../../platform/services";
import { Establishment } from "../establishment.model";
import type { DueRow, LateRejection } from "./due-row";

type Columns = DueRow["columns"];

/** Every column of a new row, in the order in which it is inserted. */
const rowOf = (publicId: string, it: Columns, now: Date) => ({
  public_id: publicId, name: it.name, name_key: it.nameKey, search_text: it.searchText, credit_code: it.creditCode, licence_number: it.licenceNumber,
  operator: it.operator, legal_representative: it.legalRepresentative, licence_issued_on: it.licenceIssuedOn, licence_expires_on: it.licenceExpiresOn,
  type: it.type, scenic_area: it.scenicArea, takeaway_only: it.takeawayOnly, key_unit: it.keyUnit, area_m2: it.areaM2, seats: it.seats,
  meals_served: it.mealsServed, address: it.address, town_code: it.townCode, lng: it.lng, lat: it.lat, contact_name: it.contactName,
  contact_phone: it.contactPhone, sub_mchid: it.subMchid, payment_hint: it.paymentHint, open_kitchen: it.openKitchen, photo: null, state: "open",
  grade: "pending", annual_grade: null, last_visit_on: null, visit_key: "", version: 1, created_at: now, updated_at: now,
});

const insertShops = async (services: Services, columns: readonly Columns[], now: Date): Promise<void> => {
  const rows = columns.map((it) => rowOf(services.ids.newId(), it, now));
  await insertRows(services.db.sequelize, "establishments", Object.keys(rows[0] ?? {}), rows.map((row) => Object.values(row)));
};

/** Numbers that somebody has registered between the preview and now. */
const takenSince = async (due: readonly DueRow[]): Promise<ReadonlySet<string>> => {
  const rows = await Establishment.findAll({ where: { licenceNumber: due.map(({ fields }) => fields.licenceNumber) }, attributes: ["licenceNumber"], raw: true });
  return new Set(rows.map(({ licenceNumber }) => licenceNumber));
};

const idsOf = async (licences: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const rows = await Establishment.findAll({ where: { licenceNumber: { [Op.in]: [...licences] } }, attributes: ["id", "licenceNumber"], raw: true });
  return new Map(rows.map(({ id, licenceNumber }) => [licenceNumber, Number(id)]));
};

/** Opens the archives of new rows in a few statements: the rows, their ways of being found, their first timeline entry. */
export const applyNew = async (services: Services, by: string, due: readonly DueRow[]): Promise<{ ids: number[]; rejections: LateRejection[] }> => {
  if (due.length === 0) return { ids: [], rejections: [] };
  const { sequelize } = services.db;
  const now = services.clock.now();
  const taken = await takenSince(due);
  const rejections = due
    .filter(({ fields }) => taken.has(fields.licenceNumber))
    .map(({ row, fields }) => ({ row, column: ESTABLISHMENT_FIELD_LABELS.licenceNumber, value: fields.licenceNumber, reason: "预览之后已有人登记了该许可证编号，请重新导入以比对" }));
  const fresh = due.filter(({ fields }) => !taken.has(fields.licenceNumber));
  await insertShops(services, fresh.map(({ columns }) => columns), now);
  const idByLicence = await idsOf(fresh.map(({ fields }) => fields.licenceNumber));
  const placed = fresh.map(({ fields, terms }) => ({ id: idByLicence.get(fields.licenceNumber) ?? 0, terms }));
  // In the order of the index: neighbouring entries land on the same page.
  const terms = placed.flatMap(({ id, terms: own }) => own.map((term) => [term, id] as const)).sort(([a], [b]) => (a < b ? -1 : 1));
  await insertRows(sequelize, "establishment_terms", ["term", "establishment_id"], terms);
  await insertRows(
    sequelize,
    "establishment_timeline",
    ["establishment_id", "at", "kind", "title", "changes", "lines", "by", "link"],
    placed.map(({ id }) => [id, now, "archive", "批量导入新建档案", "[]", "[]", by, null])
  );
  return { ids: placed.map(({ id }) => id), rejections };
};
