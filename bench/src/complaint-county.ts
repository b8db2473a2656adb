import { cellOf, type Place } from "@sunshine/domain/kernel/coordinates";
import type { OfficerRole } from "@sunshine/domain/accounts/actor";
import type { Region } from "@sunshine/domain/regions/region";
import { openidDigest, phoneDigest, sealOpenid, sealPhone } from "../../server/src/modules/accounts/sealed-columns";
import { claimantDigest, SEALED } from "../../server/src/modules/complaints/sealed-columns";
import { hashSecret } from "../../server/src/platform/crypto/ids";
import { insertRows, type ColumnValue } from "../../server/src/platform/db/insert-rows";
import { inTransaction } from "../../server/src/platform/db/transaction";
import type { Services } from "../../server/src/platform/services";
import { secretOf, type CountySizes } from "./complaint-people";

const DAY_MS = 86_400_000;
const id16 = (n: number): string => String(n).padStart(16, "0");

/** A number from 0 to 1 that is always the same for the same place of a list. */
const drawn = (seed: number): number => {
  const wave = Math.sin(seed * 12.9898 + 78.233) * 43_758.5453;
  return wave - Math.floor(wave);
};

/** Inserts rows in one transaction; a row names its columns. */
const put = async ({ db }: Services, table: string, rows: readonly Record<string, ColumnValue>[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  await inTransaction(db.sequelize, () => insertRows(db.sequelize, table, columns, rows.map((row) => Object.values(row))));
};

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at + 1));

/** Somewhere around the centre of a town. */
const near = ({ towns }: Region, n: number): Place & { readonly townCode: string } => {
  const { code, centre } = towns[n % towns.length]!;
  return { townCode: code, lng: centre[0] + (drawn(n) - 0.5) * 0.06, lat: centre[1] + (drawn(n + 0.5) - 0.5) * 0.06 };
};

const shopName = (n: number): string => `千岛湖餐馆${n}号店`;

const shopRow = (region: Region, n: number, now: Date): Record<string, ColumnValue> => {
  const { townCode, lng, lat } = near(region, n);
  return {
    public_id: id16(n), name: shopName(n), name_key: `qiandaohucanguan${n}`, search_text: "", credit_code: `9133012700000${String(n).padStart(5, "0")}`, licence_number: `JY2330127${String(n).padStart(7, "0")}`,
    operator: "方某某", licence_issued_on: "2023-01-01", licence_expires_on: "2028-12-31", type: n % 3 === 0 ? "snack" : "restaurant_small", scenic_area: false, takeaway_only: false, key_unit: n % 50 === 0,
    area_m2: 90, seats: 40, address: `新安大街 ${n} 号`, town_code: townCode, lng, lat, open_kitchen: "none", state: "open", grade: "good", visit_key: "", version: 1, created_at: now, updated_at: now,
  };
};

/** A number of the mobile network that nobody has. */
const phoneOf = (n: number): string => `199${String(n).padStart(8, "0")}`;

/** People with proved numbers: the diners, and behind them the owner of each shop. */
const addAccounts = async (services: Services, { diners, shops }: CountySizes): Promise<void> => {
  const { sealing, clock } = services;
  const now = clock.now();
  const account = (n: number): Record<string, ColumnValue> => ({
    id: n, public_id: id16(n), openid_sealed: sealOpenid(sealing, `openid-${n}`), openid_digest: openidDigest(sealing, `openid-${n}`), nickname: `食客${n}`,
    phone_sealed: sealPhone(sealing, phoneOf(n)), phone_digest: phoneDigest(sealing, phoneOf(n)), created_at: now, last_sign_in_at: now,
  });
  await put(services, "accounts", times(diners + shops, account));
  await put(services, "memberships", times(shops, (n) => ({
    phone_digest: phoneDigest(sealing, phoneOf(diners + n)), establishment_id: n, establishment_public_id: id16(n), establishment_name: shopName(n), role: "owner", granted_at: now,
  })));
};

const TABLE = "DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_520_ci";

/** What seeded cases say of where they happened and of who complained, sealed by the server's own means; MariaDB only. */
export const addSeedTables = async (services: Services, { shops, pins, diners }: CountySizes): Promise<void> => {
  const { sealing, region, db } = services;
  await db.sequelize.query(`CREATE TABLE bench_places (at INT PRIMARY KEY, establishment_id BIGINT NULL, establishment_public_id CHAR(16) NULL, name VARCHAR(100), lng DOUBLE, lat DOUBLE, cell BIGINT, town_code CHAR(9)) ${TABLE}`);
  await db.sequelize.query(`CREATE TABLE bench_claimants (account_id BIGINT PRIMARY KEY, digest CHAR(44), name VARCHAR(255), phone VARCHAR(255), address VARCHAR(1000)) ${TABLE}`);
  const place = (n: number): Record<string, ColumnValue> => {
    const { townCode, lng, lat } = near(region, n);
    const known = n <= shops;
    return { at: n - 1, establishment_id: known ? n : null, establishment_public_id: known ? id16(n) : null, name: known ? shopName(n) : "千岛湖镇（未登记单位）", lng, lat, cell: cellOf({ lng, lat }), town_code: townCode };
  };
  const claimant = (n: number): Record<string, ColumnValue> => ({
    account_id: n, digest: claimantDigest(services, phoneOf(n)), name: sealing.seal(`方食客${n}`, SEALED.name), phone: sealing.seal(phoneOf(n), SEALED.phone),
    address: sealing.seal(`千岛湖镇排岭南路 ${n} 号`, SEALED.address),
  });
  await put(services, "bench_places", times(shops + pins, place));
  await put(services, "bench_claimants", times(diners, claimant));
};

/** Towns of an officer: every tenth is of the bureau and has all, the others have one of the towns each. */
export const townsOf = ({ towns }: Region, n: number): readonly string[] | null => (n % 10 === 0 ? null : [towns[n % towns.length]!.code]);
const roleOf = (n: number): OfficerRole => (n % 10 === 0 ? "bureau_officer" : "station_officer");

/** A station in each town, with its officers. */
const addOfficers = async (services: Services, { officers }: CountySizes): Promise<void> => {
  const now = services.clock.now();
  await put(services, "stations", services.region.towns.map(({ code, name }) => ({ code, name: `${name}市场监管所`, towns: JSON.stringify([code]), version: 1 })));
  await put(services, "officers", times(officers, (n) => ({
    id: n, public_id: id16(n), login: `officer${n}`, name: `办案员${n}`, role: roleOf(n), station_code: townsOf(services.region, n)?.[0] ?? null, state: "active", password_hash: "-", must_change_password: false,
    version: 1, created_at: now, updated_at: now,
  })));
};

/** Signs everybody in anew: sessions of an earlier run are over. */
export const signIn = async (services: Services, diners: number, officers: number): Promise<void> => {
  const { region, clock, db } = services;
  const now = clock.now();
  await db.sequelize.query("DELETE FROM sessions");
  const session = (kind: "member" | "officer", id: number, actor: object): Record<string, ColumnValue> => ({
    public_id: `${kind === "member" ? "m" : "f"}${String(id).padStart(15, "0")}`, secret_hash: hashSecret(secretOf(kind, id)), kind: kind === "member" ? "mini_program" : "console", person_kind: kind, person_id: id,
    actor: JSON.stringify(actor), device: "bench", created_at: now, last_seen_at: now, lives_until: new Date(now.getTime() + DAY_MS), expires_at: new Date(now.getTime() + DAY_MS),
  });
  const members = times(diners, (n) => session("member", n, { kind: "member", accountId: n, memberships: [] }));
  const office = times(officers, (n) => session("officer", n, { kind: "officer", officerId: n, role: roleOf(n), name: `办案员${n}`, towns: townsOf(region, n) }));
  await put(services, "sessions", [...members, ...office]);
};

/** Everybody and everything that is there before the first complaint. */
export const addCounty = async (services: Services, sizes: CountySizes): Promise<void> => {
  await put(services, "establishments", times(sizes.shops, (n) => shopRow(services.region, n, services.clock.now())));
  await addAccounts(services, sizes);
  await addOfficers(services, sizes);
};
