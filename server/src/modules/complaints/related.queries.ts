import { Op, type WhereOptions } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { CaseRelation, RelatedCase } from "@sunshine/domain/complaints/case-work.contract";
import { canMoveCase, OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import { cellRangesAround, distanceM, type Place } from "@sunshine/domain/kernel/coordinates";
import { ComplaintCase } from "./case.model";
import { presentOfficerRow } from "./case.presenter";
import { mayReadCase, mayWorkOnCase } from "./complaint.policy";

const NEAR_M = 500;
const MOST = 10;

const placeOf = ({ lng, lat }: ComplaintCase): Place | null => (lng == null || lat == null ? null : { lng, lat });
const OPEN = { deadlineOn: { [Op.ne]: null } };

const newest = (where: WhereOptions, limit = MOST): Promise<ComplaintCase[]> => ComplaintCase.findAll({ where, order: [["id", "DESC"]], limit });

const nearTo = async (row: ComplaintCase): Promise<ComplaintCase[]> => {
  const at = placeOf(row);
  if (at === null) return [];
  const cells = cellRangesAround(at, NEAR_M).map(([from, to]) => ({ cell: { [Op.between]: [from, to] } }));
  const found = await newest({ ...OPEN, category: row.category, [Op.or]: cells }, 200);
  return found.filter((other) => distanceM(at, placeOf(other) ?? at) <= NEAR_M).slice(0, MOST);
};

const named = (q: string): Promise<ComplaintCase[]> => {
  const words = q.replace(/[\\%_]/g, "");
  return words === "" ? Promise.resolve([]) : newest({ [Op.or]: [{ number: { [Op.like]: `${words.toUpperCase()}%` } }, { ...OPEN, placeName: { [Op.like]: `%${words}%` } }] });
};

/** By what a case belongs to another, the nearest tie first. */
const foundBy = async (row: ComplaintCase, q: string | undefined): Promise<[CaseRelation, ComplaintCase[]][]> => [
  ["named", q ? await named(q) : []],
  ["linked", row.linkedId == null ? [] : await newest({ publicId: row.linkedId })],
  ["merged", await newest({ mergedIntoId: row.publicId }, 50)],
  ["same_shop", row.establishmentId == null ? [] : await newest({ ...OPEN, establishmentId: row.establishmentId })],
  ["near", await nearTo(row)],
];

/** Cases that belong to this one, or could be the same matter 关联与相似案件; only those that the officer may read. */
export const relatedCases = async (row: ComplaintCase, q: string | undefined, actor: Actor, now: Date): Promise<RelatedCase[]> => {
  const seen = new Set([Number(row.id)]);
  const rows: RelatedCase[] = [];
  const here = placeOf(row);
  for (const [relation, cases] of await foundBy(row, q)) {
    for (const other of cases) {
      if (seen.has(Number(other.id)) || !mayReadCase(actor, other)) continue;
      seen.add(Number(other.id));
      const there = placeOf(other);
      rows.push({
        relation, distanceM: here && there ? Math.round(distanceM(here, there)) : null, case: presentOfficerRow(other, actor, now),
        mergeable: canMoveCase(row.state, "merge") && other.kind === row.kind && OPEN_CASE_STATES.includes(other.state) && mayWorkOnCase(actor, other),
      });
    }
  }
  return rows;
};
