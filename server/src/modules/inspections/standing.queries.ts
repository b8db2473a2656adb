import { Op } from "sequelize";
import type { Day } from "@sunshine/domain/kernel/day";
import { Inspection } from "./inspection.model";

/** A visit whose result does not conform and of which something is not mended. */
export interface UnmendedFailure {
  readonly publicId: string;
  readonly visitedOn: Day;
  readonly openFindings: number;
}

/** Findings of an establishment that are not mended 未整改问题数. */
export const openFindingsOf = async (establishmentId: number): Promise<number> => Number(await Inspection.sum("openFindings", { where: { establishmentId, voidedAt: null } })) || 0;

/** Visits that did not conform and are not mended yet, the latest first 检查不符合且未整改. */
export const unmendedFailures = (establishmentId: number): Promise<UnmendedFailure[]> =>
  Inspection.findAll({
    attributes: ["publicId", "visitedOn", "openFindings"],
    where: { establishmentId, voidedAt: null, result: "not_conform", openFindings: { [Op.gt]: 0 } },
    order: [["visitedOn", "DESC"], ["id", "DESC"]],
    raw: true,
  });
