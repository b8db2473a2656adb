import { hasOfficerRole, isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import { officerApi } from "@sunshine/domain/officers/officer.contract";
import { Op } from "sequelize";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { Officer, Station } from "./officer.model";
import { presentOfficer, presentOfficers } from "./officer.presenter";
import { findOfficer, officerFilter, stationRows } from "./officer.queries";
import { resetPassword, setOfficerState, updateOfficer } from "./operations/change-officer";
import { createOfficer } from "./operations/create-officer";
import { endBinding } from "./operations/wechat-binding";
import { updateStation } from "./operations/stations";

const isAdministrator = (actor: Actor): boolean => hasOfficerRole(actor, "administrator");

const reading = (services: Services) => ({
  list: route(officerApi.list, {
    subject: nothing,
    allow: isAdministrator,
    run: async ({ input }) => {
      const where = { [Op.and]: [officerFilter(input), afterPlace(["id"], "asc", input.after)] };
      const found = await Officer.findAll({ where, order: [["id", "ASC"]], limit: input.limit + 1 });
      const { rows, next } = pageFrom(found, input.limit, ({ id }) => [Number(id)]);
      return { rows: await presentOfficers(services, rows), next };
    },
  }),
  get: route(officerApi.get, { subject: ({ id }) => findOfficer(id), allow: isAdministrator, run: ({ subject }) => presentOfficer(services, subject) }),
  stations: route(officerApi.stations, { subject: nothing, allow: isOfficer, run: async () => ({ rows: await stationRows() }) }),
});

export const officerRoutes = (services: Services) =>
  ({
    ...reading(services),
    create: route(officerApi.create, {
      subject: nothing,
      allow: isAdministrator,
      run: async ({ actor, input }) => {
        const { officer, oneTimePassword } = await createOfficer(services, actor, input);
        return { officer: await presentOfficer(services, officer), oneTimePassword };
      },
    }),
    update: route(officerApi.update, {
      subject: ({ id }) => findOfficer(id, true),
      allow: isAdministrator,
      run: async ({ actor, subject, input }) => presentOfficer(services, await updateOfficer(services, actor, subject, input)),
    }),
    setState: route(officerApi.setState, {
      subject: ({ id }) => findOfficer(id, true),
      allow: isAdministrator,
      run: async ({ actor, subject, input }) => presentOfficer(services, await setOfficerState(services, actor, subject, input.version, input.state)),
    }),
    resetPassword: route(officerApi.resetPassword, {
      subject: ({ id }) => findOfficer(id, true),
      allow: isAdministrator,
      run: async ({ actor, subject, input }) => ({ oneTimePassword: await resetPassword(services, actor, subject, input.removeSecondFactor) }),
    }),
    unbindWechat: route(officerApi.unbindWechat, {
      subject: ({ id }) => findOfficer(id, true),
      allow: isAdministrator,
      run: async ({ actor, subject }) => {
        await endBinding(actor, subject, "administrator", services.clock.now());
        return presentOfficer(services, subject);
      },
    }),
    updateStation: route(officerApi.updateStation, {
      subject: ({ code }) => Station.findByPk(code, { lock: true }),
      allow: isAdministrator,
      run: ({ actor, subject, input }) => updateStation(services, actor, subject, input),
    }),
  }) satisfies RoutesFor<typeof officerApi>;
