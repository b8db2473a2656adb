import { addDays, dayOf } from "@sunshine/domain/kernel/day";
import { createAuthenticator } from "../../../server/src/modules/accounts";
import { openLocalHost } from "../../../server/src/local-host";
import { inTransaction } from "../../../server/src/platform/db/transaction";
import { prepareDatabase } from "../../../server/src/start-server";
import { actorsAround } from "../../../server/src/testing/actors";
import type { World } from "../../../server/src/testing/world";
import { openShop, visit } from "../../../server/src/modules/inspections/tests/shops";
import { paid, scanOnce } from "../../../server/src/modules/insights/tests/rig";
import { printCode } from "../../../server/src/modules/storefronts/tests/rig";
import { answerParent } from "../answering";
import { copyPages, copyYear } from "../copies";
import { benchServices } from "../server-parts";

/** One shop with visits and a code, made by the operations of the server; then copies of it. */
const services = benchServices();

const firstShop = async (): Promise<{ code: string; publicId: string; establishmentId: number }> => {
  await prepareDatabase(services);
  const host = await openLocalHost(services, createAuthenticator(services));
  const world: World = { ...host, services, at: () => undefined, write: (work) => inTransaction(services.db.sequelize, work) };
  const officer = actorsAround(1).bureauOfficer;
  const shop = await openShop(world, { lng: 119.04, lat: 29.6, subMchid: "1600000001" });
  const today = dayOf(services.clock.now());
  const found = [["2.1", "4.2"], ["2.2"], []];
  for (const [at, fails] of found.entries()) await visit(world, officer, shop, { fails, visitedOn: addDays(today, 7 * (at + 1 - found.length)) });
  const code = await printCode(world, shop);
  await scanOnce(world, code);
  await paid(world, shop, today, 3850);
  await host.close();
  return { code, publicId: shop.publicId, establishmentId: shop.id };
};

answerParent(
  {
    firstShop,
    copyPages: (count: number) => copyPages(services.db, count),
    copyYear: (sizes: Parameters<typeof copyYear>[1]) => copyYear(services.db, sizes),
  },
  () => services.db.close()
);
