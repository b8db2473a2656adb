import { ESTABLISHMENT_FIELD_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import type { Services } from "../../../platform/services";
import { renameMemberships } from "../../accounts";
import { fieldsOf } from "../archive-columns";
import { changesBetween } from "../establishment.changes";
import { Establishment } from "../establishment.model";
import type { DueRow, LateRejection } from "./due-row";
import { reindex } from "../search-term.queries";
import { TimelineEntry } from "../timeline.model";
import { entryOf } from "../timeline.queries";

const UPDATED = [
  "name", "nameKey", "searchText", "creditCode", "operator", "legalRepresentative", "licenceIssuedOn", "licenceExpiresOn", "type", "scenicArea",
  "takeawayOnly", "keyUnit", "areaM2", "seats", "mealsServed", "address", "townCode", "lng", "lat", "contactName", "contactPhone", "subMchid",
  "paymentHint", "openKitchen", "version", "updatedAt",
] as const;

/** Changes stored archives in one statement; a row that somebody edited since the preview is left alone and told. */
export const applyChanged = async (services: Services, by: string, due: readonly DueRow[]): Promise<{ ids: number[]; rejections: LateRejection[] }> => {
  if (due.length === 0) return { ids: [], rejections: [] };
  const now = services.clock.now();
  const stored = await Establishment.findAll({ where: { licenceNumber: due.map(({ fields }) => fields.licenceNumber) }, lock: true });
  const byLicence = new Map(stored.map((row) => [row.licenceNumber, row]));
  const current = due.flatMap(({ row, version, fields, columns }) => {
    const before = byLicence.get(fields.licenceNumber);
    return before && before.version === version ? [{ row, before, fields, columns }] : [];
  });
  const kept = new Set(current.map(({ row }) => row));
  const rejections = due
    .filter(({ row }) => !kept.has(row))
    .map(({ row, fields }) => ({ row, column: ESTABLISHMENT_FIELD_LABELS.licenceNumber, value: fields.licenceNumber, reason: "预览之后档案已被他人修改，请重新导入以比对" }));
  const changes = current.map(({ before, fields, columns }) => ({ before, old: fieldsOf(services, before), fields, columns }));
  await Establishment.bulkCreate(
    changes.map(({ before, columns }) => ({ ...before.get({ plain: true }), ...columns, version: before.version + 1, updatedAt: now })),
    { updateOnDuplicate: [...UPDATED] }
  );
  for (const { before, old, fields } of changes) if (old.name !== fields.name || old.creditCode !== fields.creditCode) await reindex(before.id, old, fields);
  await TimelineEntry.bulkCreate(
    changes.map(({ before, old, fields }) =>
      entryOf({ establishmentId: before.id, at: now, kind: "archive", title: "批量导入更新档案", changes: changesBetween(old, fields, services.region), by })
    )
  );
  await renameMemberships(changes.filter(({ old, fields }) => old.name !== fields.name).map(({ before, fields }) => ({ id: before.id, name: fields.name })));
  return { ids: changes.map(({ before }) => before.id), rejections };
};
