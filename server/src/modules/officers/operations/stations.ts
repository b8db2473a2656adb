import type * as z from "zod";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import type { officerApi } from "@sunshine/domain/officers/officer.contract";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { endSessionsOf } from "../../sessions";
import { Officer, Station } from "../officer.model";
import { stationRows, type StationRow } from "../officer.queries";

/** Puts the stations of the county's configuration into an empty table; what an administrator changed stays. */
export const seedStations = async ({ region }: Pick<Services, "region">): Promise<void> => {
  await Station.bulkCreate(
    region.stations.map(({ code, name, towns }) => ({ code, name, towns: [...towns], version: 1 })),
    { ignoreDuplicates: true }
  );
};

const checkTowns = async (station: Station, towns: readonly string[], { region }: Pick<Services, "region">): Promise<void> => {
  const unknown = towns.find((code) => !region.towns.some((town) => town.code === code));
  if (unknown) throw invalidField("towns", `本县没有乡镇 ${unknown}`);
  if (new Set(towns).size !== towns.length) throw invalidField("towns", "乡镇重复");
  // All of them locked: two stations must not give the same town away at once.
  const others = (await Station.findAll({ order: [["code", "ASC"]], lock: true })).filter(({ code }) => code !== station.code);
  const orphan = station.towns.find((code) => !towns.includes(code) && !others.some((other) => other.towns.includes(code)));
  const nameOf = (code: string): string => region.towns.find((town) => town.code === code)?.name ?? code;
  if (orphan) throw invalidField("towns", `${nameOf(orphan)}将没有监管所负责，请先划给另一个监管所`);
};

/** Changes a station's name and area 修改辖区; its officers sign in again, because what they may hear has changed. */
export const updateStation = async (services: Services, actor: Actor, station: Station, input: z.output<typeof officerApi.updateStation.input>): Promise<StationRow> => {
  const { version, name, towns } = input;
  if (station.version !== version) throw new DomainError("stale_version");
  await checkTowns(station, towns, services);
  const now = services.clock.now();
  const before = [...station.towns].sort();
  const areaChanged = before.join() !== [...towns].sort().join();
  await station.update({ name, towns, version: version + 1 });
  if (areaChanged) {
    const officers = await Officer.findAll({ where: { stationCode: station.code, state: "active" }, attributes: ["id"] });
    for (const { id } of officers) await endSessionsOf({ kind: "officer", id }, now);
  }
  await recordAudit({ actor, act: "station.updated", subject: `station:${station.code}`, detail: { before, after: [...towns].sort() } }, now);
  return (await stationRows()).find(({ code }) => code === station.code)!;
};
