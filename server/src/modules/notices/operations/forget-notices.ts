import { Op } from "sequelize";
import { NOTICE_RULES } from "@sunshine/config/notices";
import { Notice } from "../notice.model";

const BATCH = 1000;
const DAY_MS = 86_400_000;

/** Lets go of what has been kept long enough 通知保留期限, some at a time. */
export const forgetNotices = async (now: Date): Promise<number> => {
  const before = new Date(now.getTime() - NOTICE_RULES.keptDays.notices * DAY_MS);
  for (let forgotten = 0; ; ) {
    const old = await Notice.findAll({ where: { at: { [Op.lt]: before } }, attributes: ["id"], order: [["at", "ASC"]], limit: BATCH, raw: true });
    if (old.length > 0) forgotten += await Notice.destroy({ where: { id: old.map(({ id }) => id) } });
    if (old.length < BATCH) return forgotten;
  }
};
