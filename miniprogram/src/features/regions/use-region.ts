import { useQuery } from "@tanstack/react-query";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { regionApi } from "@sunshine/domain/regions/region.contract";
import { publicApi } from "../../platform/api";

/** The county 本县, its outline and its hotline. */
export type Region = OutputOf<typeof regionApi.current>;

export const useRegion = () =>
  useQuery({ queryKey: ["region"], queryFn: () => publicApi(regionApi.current, {}), staleTime: Infinity });
