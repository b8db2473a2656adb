import { RegionSchema, type Region } from "@sunshine/domain/regions/region";
import chunan from "./regions/330127.json";

const REGIONS: Readonly<Record<string, unknown>> = { "330127": chunan };

/** The county that the settings name, checked against its schema; an unknown one stops the start. */
export const loadRegion = (code: string): Region => {
  if (!Object.hasOwn(REGIONS, code)) throw new Error(`REGION: no configuration for ${code} below config/regions`);
  return RegionSchema.parse(REGIONS[code]);
};
