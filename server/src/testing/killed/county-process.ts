import { readSettings } from "@sunshine/config/settings";
import { openLocalHost } from "../../local-host";
import { createAuthenticator } from "../../modules/accounts";
import { Account } from "../../modules/accounts/account.model";
import { openidDigest, phoneDigest, sealOpenid, sealPhone } from "../../modules/accounts/sealed-columns";
import { Establishment } from "../../modules/establishments/establishment.model";
import { Officer } from "../../modules/officers/officer.model";
import { inTransaction } from "../../platform/db/transaction";
import { silentLog } from "../../platform/logging/log";
import type { Services } from "../../platform/services";
import { createServices, prepareDatabase } from "../../start-server";
import { actorsAround, OWN_TOWN } from "../actors";
import { OFFICER_ID, SHOP_ID } from "./cast";

/** The county that is killed: made at its first start, found at every other. */
const settle = async ({ db, sealing, clock }: Services): Promise<number> => {
  const known = await Establishment.findOne({ where: { publicId: SHOP_ID } });
  if (known) return Number(known.id);
  const at = clock.now();
  const { stationOfficer, commandOperator, diner } = actorsAround(1);
  return inTransaction(db.sequelize, async () => {
    const shop = await Establishment.create({
      publicId: SHOP_ID, name: "千岛湖鱼味馆", nameKey: "qiandaohuyuweiguan", searchText: "", creditCode: "91330127MA2ABCDE1X", licenceNumber: "JY23301270001239", operator: "方某某", legalRepresentative: null,
      licenceIssuedOn: "2024-01-01", licenceExpiresOn: "2038-12-31", type: "restaurant_medium", scenicArea: false, takeawayOnly: false, keyUnit: false, areaM2: 200, seats: 80, mealsServed: null,
      address: "千岛湖镇新安大街 1 号", townCode: OWN_TOWN, lng: 119.0402, lat: 29.6053, contactName: null, contactPhone: null, subMchid: null, paymentHint: null, openKitchen: "none", state: "open", grade: "good",
      createdAt: at, updatedAt: at,
    });
    await Account.create({
      id: diner.accountId, publicId: "0000000000000d1n", openidSealed: sealOpenid(sealing, "o-killed"), openidDigest: openidDigest(sealing, "o-killed"), nickname: "食客",
      phoneSealed: sealPhone(sealing, "13912345678"), phoneDigest: phoneDigest(sealing, "13912345678"), createdAt: at, lastSignInAt: at,
    });
    for (const { officerId, role, name } of [stationOfficer, commandOperator]) {
      await Officer.create({
        id: officerId, publicId: OFFICER_ID(officerId), login: `officer${officerId}`, name, role, stationCode: role === "station_officer" ? "SZ01" : null, badgeNumber: null, phoneSealed: null, state: "active",
        passwordHash: "-", mustChangePassword: false, version: 1, createdAt: at, updatedAt: at,
      });
    }
    return Number(shop.id);
  });
};

/** A server with its relay, as one process that its parent may kill at any moment; says on its first line where it listens. */
const run = async (): Promise<void> => {
  const services = createServices(readSettings(process.env), silentLog());
  await prepareDatabase(services);
  const host = await openLocalHost(services, createAuthenticator(services));
  const shop = await settle(services);
  Object.values(actorsAround(shop)).forEach(host.tokenOf);
  host.runtime.relay.start();
  host.runtime.jobs.start();
  process.stdout.write(`${JSON.stringify({ url: host.url, shop })}\n`);
};

run().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exit(1);
});
