import type { OfficerRole } from "@sunshine/domain/accounts/actor";
import { useSession } from "../../platform/session";

const SUPERVISORS: readonly OfficerRole[] = ["administrator", "bureau_officer", "station_officer"];
const COUNTY_WIDE: readonly OfficerRole[] = ["administrator", "bureau_officer"];

const useHasRole = (roles: readonly OfficerRole[]): boolean => {
  const { me } = useSession();
  return me.kind === "officer" && roles.includes(me.role);
};

/** Whether lists should offer new archives, inspections and exports 监管人员; the server decides in the end. */
export const useMaySupervise = (): boolean => useHasRole(SUPERVISORS);

/** Whether the person may import for the whole county 批量导入. */
export const useMayImport = (): boolean => useHasRole(COUNTY_WIDE);
