import { Op } from "sequelize";
import { OPEN_HONOUR_STATES } from "@sunshine/domain/honours/honour.states";
import { HONOUR_ENDING_LABELS, type HonourEnding, type HonourList } from "@sunshine/domain/honours/honour.vocabulary";
import { dayOf } from "@sunshine/domain/kernel/day";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { establishmentsById } from "../../establishments";
import { Honour } from "../honour.model";
import { dropHonour, endHonour } from "./decide-honour";

const BATCH = 200;
/** Who moves an entry when no person does. */
const BY_RULE = "系统按规则";

const finish = async (honour: Honour, ending: HonourEnding, now: Date): Promise<void> =>
  honour.state === "listed" ? endHonour(honour, { ending, why: "" }, BY_RULE, now) : dropHonour(honour, HONOUR_ENDING_LABELS[ending], BY_RULE, now);

const open = (where: object): Promise<Honour[]> => Honour.findAll({ where: { ...where, state: { [Op.in]: [...OPEN_HONOUR_STATES] } }, lock: true });

/** The fact behind an entry is mended or gone: the entry ends with it 整改到位即移出. */
export const followFact = async (sourceId: string, ending: "mended" | "withdrawn", now: Date): Promise<void> => {
  for (const honour of await open({ sourceId })) await finish(honour, ending, now);
};

/** A shop that is no longer what an entry praises leaves the list. */
export const followShop = async (establishmentId: number, list: HonourList, now: Date): Promise<void> => {
  for (const honour of await open({ establishmentId, list })) await finish(honour, "lapsed", now);
};

/** Entries go by the name that their shop has now. */
export const followArchive = async (ids: readonly number[]): Promise<void> => {
  const known = await Honour.findAll({ attributes: ["establishmentId"], where: { establishmentId: [...ids] }, group: ["establishment_id"], raw: true });
  const shops = await establishmentsById(known.map(({ establishmentId }) => establishmentId));
  for (const { id, name, townCode } of shops.values()) await Honour.update({ establishmentName: name, townCode }, { where: { establishmentId: id } });
};

/** Ends the entries whose days are over 公示期满. */
export const expireHonours = async ({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> => {
  const now = clock.now();
  for (;;) {
    const due = await Honour.findAll({ attributes: ["id"], where: { state: "listed", toOn: { [Op.lt]: dayOf(now) } }, order: [["toOn", "ASC"]], limit: BATCH });
    for (const { id } of due) {
      await inTransaction(db.sequelize, async () => {
        // Another server may have been faster.
        const honour = await Honour.findOne({ where: { id, state: "listed" }, lock: true });
        if (honour) await endHonour(honour, { ending: "expired", why: "" }, BY_RULE, now);
      });
    }
    if (due.length < BATCH) return;
  }
};
