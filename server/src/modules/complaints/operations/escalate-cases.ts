import { Op } from "sequelize";
import { ESCALATION } from "@sunshine/config/complaints";
import { dueSteps } from "@sunshine/domain/complaints/escalation";
import { dayOf } from "@sunshine/domain/kernel/day";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { recordStep } from "../case-file";
import { ComplaintCase } from "../case.model";
import { caseRef, caseStream } from "../case.ref";

const BATCH = 200;
const TOP = Math.max(...ESCALATION.steps.map(({ level }) => level));

/** Takes the steps that are due for one case; read again under lock, so that each is taken once. */
const escalateOne = (services: Services, id: number): Promise<void> =>
  inTransaction(services.db.sequelize, async () => {
    const now = services.clock.now();
    const row = await ComplaintCase.findByPk(id, { lock: true });
    if (!row || row.deadlineOn == null || row.nearOn == null) return;
    for (const { level, to, label } of dueSteps(ESCALATION, { deadlineOn: row.deadlineOn, nearOn: row.nearOn, reached: row.escalation ?? 0 }, dayOf(now))) {
      const reaches = to === "handler" && row.handlerId == null ? "station" : to;
      await row.update({ escalation: level });
      await recordStep(row, { title: "逐级提醒", text: label, by: "系统", audience: "office" }, now);
      await emit("complaint.escalated.v1", { ...caseRef(row), level, to: reaches, label }, caseStream(row));
    }
  });

/** Reminds along the ladder 逐级提醒: the officer in charge, the station, the bureau, each once for a deadline. */
export const escalateCases = async (services: Services): Promise<void> => {
  const today = dayOf(services.clock.now());
  for (let after = 0; ; ) {
    const rows = await ComplaintCase.findAll({ where: { deadlineOn: { [Op.ne]: null }, nearOn: { [Op.lte]: today }, escalation: { [Op.lt]: TOP }, id: { [Op.gt]: after } }, attributes: ["id"], order: [["id", "ASC"]], limit: BATCH });
    for (const { id } of rows) await escalateOne(services, id);
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
};
