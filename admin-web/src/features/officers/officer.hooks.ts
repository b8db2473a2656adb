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

const COMMANDERS: readonly OfficerRole[] = ["command_operator", "bureau_officer", "administrator"];

/** Whether the person sends others 指挥调度: raises and assigns tasks, plans the roster. */
export const useMayCommand = (): boolean => useHasRole(COMMANDERS);

/** Whether the person may import for the whole county 批量导入. */
export const useMayImport = (): boolean => useHasRole(COUNTY_WIDE);
