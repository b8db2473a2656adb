import * as z from "zod";
import { endpoint } from "../kernel/endpoint";

const Point = z.tuple([z.number(), z.number()]);

export const TownViewSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** WGS-84 longitude, latitude. */
  centre: Point,
  stationCode: z.string(),
  /** Minutes within which an officer is promised on the scene 到场承诺. */
  onSceneMinutes: z.number().int(),
});

export const regionApi = {
  /** Everything a client needs to draw the county; changes with a deployment only. */
  current: endpoint({
    method: "GET",
    path: "/region",
    summary: "本县：乡镇、轮廓与显示选项",
    input: z.strictObject({}),
    output: z.strictObject({
      code: z.string(),
      name: z.string(),
      towns: z.array(TownViewSchema),
      /** Rings of WGS-84 points. */
      outline: z.array(z.array(Point)),
      water: z.array(z.array(Point)),
      /** True: drawn by hand, not a survey; every map must say so. */
      schematic: z.boolean(),
      centre: Point,
      bureauName: z.string(),
      hotline: z.string(),
      demo: z.boolean(),
    }),
  }),
};
