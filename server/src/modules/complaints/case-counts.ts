import { fn, Op } from "sequelize";
import { CASE_CATEGORIES, type CaseCategory } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { PackCases } from "@sunshine/domain/inspections/visit-pack";
import { startOfDay, type Day } from "@sunshine/domain/kernel/day";
import { ComplaintCase } from "./case.model";

/** Cases about a shop received since a day, counted by category 类别计数: nothing of who complained, nor of what in words. */
export const caseCountsOf = async (establishmentId: number, since: Day): Promise<PackCases> => {
  const rows = (await ComplaintCase.findAll({
    attributes: ["category", [fn("COUNT", "*"), "count"]],
    where: { establishmentId, receivedAt: { [Op.gte]: startOfDay(since) } },
    group: ["category"],
    raw: true,
  })) as unknown as { category: CaseCategory; count: number }[];
  return CASE_CATEGORIES.flatMap((category) => {
    const row = rows.find((it) => it.category === category);
    return row ? [{ category, count: Number(row.count) }] : [];
  });
};
