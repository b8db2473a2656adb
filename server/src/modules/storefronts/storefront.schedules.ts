import { Op } from "sequelize";
import { inTransaction } from "../../platform/db/transaction";
import type { Schedule } from "../../platform/jobs/schedules";
import type { Services } from "../../platform/services";
import { refreshStorefronts } from "./operations/refresh-storefronts";
import { StorefrontPage } from "./storefront.model";
import { PAGE_FORMAT } from "./storefront.presenter";

const MINUTE_MS = 60_000;
const BATCH = 200;

/** Builds pages anew that an earlier release has written; returns how many there were. */
export const rebuildOldPages = async (services: Services): Promise<number> => {
  for (let after = 0, rebuilt = 0; ; ) {
    const old = await StorefrontPage.findAll({
      attributes: ["establishmentId"],
      where: { format: { [Op.lt]: PAGE_FORMAT }, establishmentId: { [Op.gt]: after } },
      order: [["establishmentId", "ASC"]],
      limit: BATCH,
    });
    if (old.length === 0) return rebuilt;
    const ids = old.map(({ establishmentId }) => establishmentId);
    await inTransaction(services.db.sequelize, () => refreshStorefronts(services, ids, services.clock.now()));
    after = ids.at(-1)!;
    rebuilt += ids.length;
  }
};

export const storefrontSchedules = (services: Services): readonly Schedule[] => [
  { name: "storefronts.rebuild_old", everyMs: MINUTE_MS, run: async () => void (await rebuildOldPages(services)) },
];
