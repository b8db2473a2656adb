import { regionApi } from "@sunshine/domain/regions/region.contract";
import { anyone, nothing, route, type RoutesFor } from "../../platform/http/route";
import type { AppModule } from "../../platform/module";
import type { Services } from "../../platform/services";

const regionRoutes = ({ region, settings }: Services) =>
  ({
    current: route(regionApi.current, {
      subject: nothing,
      allow: anyone,
      run: async () => {
        const { code, name, towns, stations, outline, water, schematic, centre, bureauName, hotline } = region;
        return {
          code, name, outline, water, schematic, centre, bureauName, hotline,
          towns: towns.map((town) => ({
            code: town.code, name: town.name, centre: town.centre, onSceneMinutes: town.onSceneMinutes,
            stationCode: stations.find((station) => station.towns.includes(town.code))!.code,
          })),
          demo: settings.MODE !== "production",
        };
      },
    }),
  }) satisfies RoutesFor<typeof regionApi>;

/** The county that this installation serves 本县, from its configuration. */
export const regions: AppModule = { name: "regions", models: [], routes: regionRoutes };
