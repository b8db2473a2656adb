import type { Actor } from "@sunshine/domain/accounts/actor";
import { formatDay } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import type { Services } from "../../../platform/services";
import { visitFacts } from "../../inspections";
import { recordStep } from "../case-file";
import type { ComplaintCase } from "../case.model";
import { mayReadCase } from "../complaint.policy";
import { officerOf, touchCase } from "./change-case";

/** Says that an inspection came of this case 关联检查; an order to rectify follows from the inspection. */
export const linkInspection = async ({ clock }: Services, actor: Actor, row: ComplaintCase, inspectionId: string): Promise<void> => {
  const visit = await visitFacts(inspectionId);
  if (!visit || visit.voided || !mayReadCase(actor, visit.establishment)) throw invalidField("inspectionId", "没有这次检查，或检查已作废");
  if (row.establishmentId != null && visit.establishment.id !== Number(row.establishmentId)) throw invalidField("inspectionId", "不是对被反映单位的检查");
  const linked = row.inspectionIds ?? [];
  if (linked.includes(inspectionId)) throw new DomainError("duplicate", { message: "这次检查已经关联" });
  await touchCase(row, { inspectionIds: [...linked, inspectionId] });
  await recordStep(row, { title: "关联检查", text: `${formatDay(visit.visitedOn)}对${visit.establishment.name}的检查`, by: officerOf(actor).name, audience: "office" }, clock.now());
};
