import { col, fn, Op, where, type WhereOptions } from "sequelize";
import type { officerApi } from "@sunshine/domain/officers/officer.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import type { SessionActor } from "../sessions";
import { Officer, OfficerBinding, Station } from "./officer.model";

export type StationRow = OutputOf<typeof officerApi.stations>["rows"][number];

/** The towns of an officer's own area; null is the whole county. */
export const areaOf = async ({ role, stationCode }: Pick<Officer, "role" | "stationCode">): Promise<{ station: Station | null; towns: string[] | null }> => {
  if (role !== "station_officer") return { station: null, towns: null };
  const station = stationCode === null ? null : await Station.findByPk(stationCode);
  return { station, towns: station?.towns ?? [] };
};

/** The actor that an officer is now. */
export const actorOfOfficer = async (officer: Officer): Promise<Extract<SessionActor, { kind: "officer" }>> => ({
  kind: "officer",
  officerId: Number(officer.id),
  role: officer.role,
  name: officer.name,
  towns: (await areaOf(officer)).towns,
  ...(officer.mustChangePassword && { restricted: true }),
});

export const stationNames = async (): Promise<ReadonlyMap<string, string>> => new Map((await Station.findAll({ attributes: ["code", "name"] })).map(({ code, name }) => [code, name]));

const officersPerStation = async (): Promise<ReadonlyMap<string, number>> => {
  const active = await Officer.findAll({ where: { state: "active", stationCode: { [Op.ne]: null } }, attributes: ["stationCode"] });
  const counts = new Map<string, number>();
  for (const { stationCode } of active) counts.set(stationCode!, (counts.get(stationCode!) ?? 0) + 1);
  return counts;
};

/** Every station with its towns and how many officers in service it has. */
export const stationRows = async (): Promise<StationRow[]> => {
  const [stations, counts] = await Promise.all([Station.findAll({ order: [["code", "ASC"]] }), officersPerStation()]);
  return stations.map(({ code, name, towns, version }) => ({ code, name, towns, version, officers: counts.get(code) ?? 0 }));
};

/** The WeChat bindings of these officers, by officer. */
export const bindingsOf = async (ids: readonly number[]): Promise<ReadonlyMap<number, OfficerBinding>> =>
  new Map((await OfficerBinding.findAll({ where: { officerId: [...ids] } })).map((binding) => [Number(binding.officerId), binding]));

/** Any part of a name or login, taken literally: % and _ are letters here. */
const holds = (column: string, text: string): WhereOptions => where(fn("instr", col(column), text), Op.gt, 0);

export const officerFilter = ({ q, role, state }: { q?: string | undefined; role?: Officer["role"] | undefined; state?: Officer["state"] | undefined }): WhereOptions => ({
  ...(role && { role }),
  ...(state && { state }),
  ...(q && { [Op.or]: [holds("name", q), holds("login", q.toLowerCase())] }),
});

/** An officer by the number that leaves the server; locked where it will change. */
export const findOfficer = (publicId: string, lock = false): Promise<Officer | null> => Officer.findOne({ where: { publicId }, ...(lock && { lock: true }) });
