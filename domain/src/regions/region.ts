import * as z from "zod";

/** WGS-84 longitude and latitude. */
export const PointSchema = z.tuple([z.number().min(73).max(136), z.number().min(3).max(54)]);
export type Point = z.output<typeof PointSchema>;

const Ring = z.array(PointSchema).min(4);

/** A town 乡镇 of the county. */
export const TownSchema = z.strictObject({
  code: z.string().regex(/^\d{9}$/),
  name: z.string(),
  centre: PointSchema,
  /** Minutes within which an officer is promised on the scene 到场承诺. */
  onSceneMinutes: z.number().int().min(5).max(720),
});
export type Town = z.output<typeof TownSchema>;

/** A market-supervision station 市场监管所 and its towns, as the system starts; the administrator may change them. */
export const StationSchema = z.strictObject({ code: z.string(), name: z.string(), towns: z.array(z.string()).min(1) });

/** What a county may set for itself. Anything not listed here is the same everywhere. */
export const RegionSchema = z
  .strictObject({
    code: z.string().regex(/^\d{6}$/),
    name: z.string(),
    bureauName: z.string(),
    /** How the bureau begins the numbers of its papers 文号代字. */
    documentPrefix: z.string().min(2).max(10),
    hotline: z.string(),
    centre: PointSchema,
    /** True: outline and water are drawn by hand, not surveyed; every map says so. */
    schematic: z.boolean(),
    outline: z.array(Ring).min(1),
    water: z.array(Ring),
    towns: z.array(TownSchema).min(1),
    stations: z.array(StationSchema).min(1),
    options: z.strictObject({
      /** Grading rule set of config/regulations. */
      gradingEdition: z.string(),
      publishGrades: z.boolean(),
      /** Days after which a visit counts as old on the public page, unless the type has its own. */
      staleAfterDays: z.number().int().min(30).max(1000),
    }),
  })
  .refine(({ towns, stations }) => towns.every(({ code }) => stations.some((station) => station.towns.includes(code))), "every town needs a station");
export type Region = z.output<typeof RegionSchema>;

/** Name of a town, or its code where the county does not know it. */
export const townName = (region: Pick<Region, "towns">, code: string): string => region.towns.find((town) => town.code === code)?.name ?? code;
