import { useQuery } from "@tanstack/react-query";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { publicApi } from "../../platform/api";
import type { Landmark, Point } from "../../ui/map-drawing";
import type { Region } from "../regions/use-region";

const ASKED = 60;

/** Shops around a point by whose signs people find their way 地标, the nearest first; none without a network. */
export const useLandmarks = ({ towns }: Region, [lng, lat]: Point, withinM: number): readonly Landmark[] => {
  const { data } = useQuery({
    queryKey: ["landmarks", lng.toFixed(3), lat.toFixed(3), withinM],
    queryFn: () => publicApi(storefrontApi.search, { lng, lat, withinM, limit: ASKED }),
    staleTime: Infinity,
  });
  const shops = (data?.rows ?? []).flatMap(({ name, lng: x, lat: y }) => (x === null || y === null ? [] : [{ label: name, at: [x, y] as const }]));
  return [...towns.map(({ name, centre }) => ({ label: name, at: centre })), ...shops];
};
