import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { regionApi } from "@sunshine/domain/regions/region.contract";
import { useRead } from "../../platform/query";
import type { FilterOption } from "../../ui/FilterBar";

export type RegionView = OutputOf<typeof regionApi.current>;

/** The county 本县; changes with a deployment only. */
export const useRegion = (): RegionView | undefined => useRead(regionApi.current, {}, { staleTime: Infinity }).data;

/** Names of towns by code 乡镇名称. */
export const useTownName = (): ((code: string) => string) => {
  const region = useRegion();
  return (code) => (region ? (region.towns.find((town) => town.code === code)?.name ?? code) : "");
};

export const useTownOptions = (): FilterOption[] => (useRegion()?.towns ?? []).map(({ code, name }) => ({ value: code, label: name }));
