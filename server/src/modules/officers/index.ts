import { DomainError } from "@sunshine/domain/kernel/errors";
import type { AppModule } from "../../platform/module";
import { initOfficers, Officer } from "./officer.model";
import { areaOf } from "./officer.queries";
import { officerRoutes } from "./officer.routes";
import { seedStations } from "./operations/stations";
import { savedViewRoutes } from "./saved-view.routes";
import { sweepGuards } from "./sign-in-guard";

export { officerInService, officerPhones, officersById, officersInService, type OfficerFacts } from "./officer.facts";
export { createFirstAdministrator, FIRST_LOGIN } from "./operations/first-administrator";
export { createOfficer, type NewOfficer } from "./operations/create-officer";
export { changePassword } from "./operations/change-password";
export { beginSecondFactor, confirmSecondFactor } from "./operations/second-factor";
export { resumeOfficer, signInOfficer, type OfficerCredentials } from "./operations/sign-in-officer";
export { ownBinding, unbindOwn } from "./operations/wechat-binding";

/** What an officer may know of their own account. */
export const officerProfile = async (officerId: number) => {
  const officer = await Officer.findByPk(officerId);
  if (!officer) throw new DomainError("not_found");
  const { station, towns } = await areaOf(officer);
  return {
    name: officer.name,
    role: officer.role,
    station: station?.name ?? null,
    towns,
    secondFactor: officer.totpSealed != null,
    mustChangePassword: officer.mustChangePassword,
  };
};

/** People of the bureau 监管人员, their stations and areas, their passwords and second factors, their saved lists. */
export const officers: AppModule = {
  name: "officers",
  models: [initOfficers],
  prepare: seedStations,
  routes: (services) => ({
    ...Object.fromEntries(Object.entries(officerRoutes(services)).map(([name, it]) => [`officers.${name}`, it])),
    ...Object.fromEntries(Object.entries(savedViewRoutes(services)).map(([name, it]) => [`savedViews.${name}`, it])),
  }),
  schedules: ({ clock }) => [{ name: "officers.sweep-guards", everyMs: 3_600_000, run: () => sweepGuards(clock.now()) }],
};
