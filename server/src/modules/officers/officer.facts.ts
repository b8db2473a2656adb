import { Op } from "sequelize";
import type { OfficerRole } from "@sunshine/domain/accounts/actor";
import type { Services } from "../../platform/services";
import { Officer, Station } from "./officer.model";
import { officerPhoneOf } from "./officer.presenter";

/** An officer in service 在职监管人员 as other modules may know one. */
export interface OfficerFacts {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly role: OfficerRole;
  readonly station: string | null;
  /** Town codes of the own area; null is the whole county. */
  readonly towns: readonly string[] | null;
}

const factsOf = (officers: readonly Officer[], stations: ReadonlyMap<string, Station>): OfficerFacts[] =>
  officers.map(({ id, publicId, name, role, stationCode }) => {
    const station = stationCode === null ? undefined : stations.get(stationCode);
    return { id: Number(id), publicId, name, role, station: station?.name ?? null, towns: role === "station_officer" ? (station?.towns ?? []) : null };
  });

const withStations = async (officers: readonly Officer[]): Promise<OfficerFacts[]> => factsOf(officers, new Map((await Station.findAll()).map((station) => [station.code, station])));

/** An officer in service by the number that leaves the server; null where there is none. */
export const officerInService = async (publicId: string): Promise<OfficerFacts | null> =>
  (await withStations(await Officer.findAll({ where: { publicId, state: "active" } })))[0] ?? null;

/** Every officer in service 在职人员. */
export const officersInService = async (): Promise<OfficerFacts[]> => withStations(await Officer.findAll({ where: { state: "active" }, order: [["id", "ASC"]] }));

/** Many officers by inside number, in service or not. */
export const officersById = async (ids: readonly number[]): Promise<Map<number, OfficerFacts>> => {
  const found = ids.length === 0 ? [] : await withStations(await Officer.findAll({ where: { id: [...new Set(ids)] } }));
  return new Map(found.map((officer) => [officer.id, officer]));
};

/** Telephone numbers of officers in service 监管人员手机号, for messages; who has none is left out. */
export const officerPhones = async (services: Pick<Services, "sealing">, ids: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const officers = await Officer.findAll({ where: { id: [...ids], state: "active", phoneSealed: { [Op.ne]: null } } });
  return new Map(officers.map((officer) => [Number(officer.id), officerPhoneOf(services, officer)!]));
};
