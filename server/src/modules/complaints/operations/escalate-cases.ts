import { Op } from "sequelize";
import { ESCALATION } from "@sunshine/config/complaints";
import { dueSteps } from "@sunshine/domain/complaints/escalation";
import { dayOf } from "@sunshine/domain/kernel/day";
import { afterPlace, pageFrom } from "../../../platform/db/paging";
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
  // By deadline, as the index of open cases lies: by number the engine would walk through every case that there ever was.
  for (let after: string | undefined; ; ) {
    const due = { deadlineOn: { [Op.ne]: null }, nearOn: { [Op.lte]: today }, escalation: { [Op.lt]: TOP } };
    const rows = await ComplaintCase.findAll({ where: { [Op.and]: [due, afterPlace(["deadlineOn", "id"], "asc", after)] }, attributes: ["id", "deadlineOn"], order: [["deadlineOn", "ASC"], ["id", "ASC"]], limit: BATCH + 1, raw: true });
    const page = pageFrom(rows, BATCH, ({ deadlineOn, id }) => [deadlineOn ?? null, Number(id)]);
    for (const { id } of page.rows) await escalateOne(services, Number(id));
    if (page.next === null) return;
    after = page.next;
  }
};
