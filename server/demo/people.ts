import type { OfficerRole } from "@sunshine/domain/accounts/actor";

/** The password of every demo officer; demo accounts exist in demo mode only. */
export const DEMO_PASSWORD = "Sunshine2026";

export interface DemoOfficer {
  readonly login: string;
  readonly name: string;
  readonly role: OfficerRole;
  readonly stationCode: string | null;
  readonly badgeNumber: string | null;
}

const station = (number: number, names: readonly string[]): DemoOfficer[] =>
  names.map((name, at) => ({
    login: `sz${String(number).padStart(2, "0")}${at === 0 ? "" : `-${at + 1}`}`,
    name,
    role: "station_officer",
    stationCode: `SZ${String(number).padStart(2, "0")}`,
    badgeNumber: `33012700${number}${at + 1}`,
  }));

/** Invented officers: one administrator, the bureau, the centre, and two for each station. */
export const OFFICERS: readonly DemoOfficer[] = [
  { login: "admin", name: "系统管理员", role: "administrator", stationCode: null, badgeNumber: null },
  { login: "bureau", name: "章明远", role: "bureau_officer", stationCode: null, badgeNumber: "33012700001" },
  { login: "command", name: "程晓岚", role: "command_operator", stationCode: null, badgeNumber: null },
  ...station(1, ["方子衡", "余秋月"]),
  ...station(2, ["洪志成", "徐雅琴"]),
  ...station(3, ["叶文彬", "胡晓燕"]),
  ...station(4, ["江建平", "鲍玉兰"]),
  ...station(5, ["汪立新", "何春燕"]),
  ...station(6, ["郑国梁", "吴雪梅"]),
  ...station(7, ["姜海峰", "朱丽华"]),
  ...station(8, ["邵永康", "林志芳"]),
];
