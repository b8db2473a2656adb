import { Op } from "sequelize";
import type { CaseOutcome } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { Day } from "@sunshine/domain/kernel/day";
import { ComplaintCase } from "./case.model";

/** Outcomes that say that there was something in it 属实. */
const UPHELD: readonly CaseOutcome[] = ["filed", "mended", "not_mended"];

/** Complaints and reports about an establishment that were found true since a day 属实投诉举报数. */
export const upheldComplaints = (establishmentId: number, since: Day): Promise<number> =>
  ComplaintCase.count({ where: { establishmentId, state: "closed", outcome: { [Op.in]: [...UPHELD] }, closedOn: { [Op.gte]: since } } });
