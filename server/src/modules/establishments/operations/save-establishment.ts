import type { Actor } from "@sunshine/domain/accounts/actor";
import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { columnsOf, fieldsOf } from "../archive-columns";
import { byLine } from "../by-line";
import { changesBetween } from "../establishment.changes";
import { refOf } from "../establishment.facts";
import { Establishment } from "../establishment.model";
import { mayEdit } from "../establishment.policy";
import { reindex } from "../search-term.queries";
import { recordOnTimeline } from "../timeline.queries";

const requireTown = ({ region }: Services, actor: Actor, townCode: string, path: string): void => {
  if (!region.towns.some(({ code }) => code === townCode)) throw invalidField(path, "不是本县的乡镇，请重新选择");
  if (actor.kind !== "system" && !mayEdit(actor, { townCode })) throw new DomainError("forbidden", { message: "该乡镇不在您的辖区内" });
};

/** One premises, one licence 一地一证: the number is what tells establishments apart; branches may share a credit code. */
const requireFreeLicence = async (licenceNumber: string, path: string, ownId?: number): Promise<void> => {
  const holder = await Establishment.findOne({ where: { licenceNumber }, attributes: ["id", "name"] });
  if (holder && holder.id !== ownId) {
    const message = `许可证编号已登记在“${holder.name}”名下，请核对`;
    throw new DomainError("duplicate", { message, fields: [{ path, message }] });
  }
};

const requireOrder = ({ licenceIssuedOn, licenceExpiresOn }: EstablishmentFields, prefix: string): void => {
  if (licenceExpiresOn < licenceIssuedOn) throw invalidField(`${prefix}licenceExpiresOn`, "有效期至早于发证日期，请核对");
};

/** Opens the archive of an establishment 新建主体档案. */
export const createEstablishment = async (services: Services, actor: Actor, fields: EstablishmentFields): Promise<Establishment> => {
  requireTown(services, actor, fields.townCode, "townCode");
  requireOrder(fields, "");
  await requireFreeLicence(fields.licenceNumber, "licenceNumber");
  const now = services.clock.now();
  const { columns } = columnsOf(services, fields);
  const row = await Establishment.create({ ...columns, publicId: services.ids.newId(), state: "open", grade: "pending", annualGrade: null, lastVisitOn: null, photo: null, visitKey: "", version: 1, createdAt: now, updatedAt: now });
  await reindex(row.id, null, fields);
  await recordOnTimeline({ establishmentId: row.id, at: now, kind: "archive", title: "新建档案", by: byLine(actor) });
  await emit("establishment.created.v1", { establishment: refOf(row), by: byLine(actor) });
  return row;
};

/** What an edit may leave out: contacts that were not read are not overwritten. */
export type EditedFields = Omit<EstablishmentFields, "contactName" | "contactPhone"> & { contactName?: string | null | undefined; contactPhone?: string | null | undefined };

/** Changes the archive 修改主体档案; `row` is locked. Nothing is written where nothing differs. */
export const updateEstablishment = async (services: Services, actor: Actor, row: Establishment, version: number, edited: EditedFields): Promise<Establishment> => {
  if (row.version !== version) throw new DomainError("stale_version");
  const before = fieldsOf(services, row);
  const { contactName = before.contactName, contactPhone = before.contactPhone, ...rest } = edited;
  const after: EstablishmentFields = { ...rest, contactName, contactPhone };
  const changes = changesBetween(before, after, services.region);
  if (changes.length === 0) return row;
  requireTown(services, actor, after.townCode, "fields.townCode");
  requireOrder(after, "fields.");
  await requireFreeLicence(after.licenceNumber, "fields.licenceNumber", row.id);
  const now = services.clock.now();
  await row.update({ ...columnsOf(services, after).columns, version: row.version + 1, updatedAt: now });
  await reindex(row.id, before, after);
  await recordOnTimeline({ establishmentId: row.id, at: now, kind: "archive", title: "修改档案", changes, by: byLine(actor) });
  await emit("establishment.updated.v1", { establishment: refOf(row), by: byLine(actor), changes });
  return row;
};
