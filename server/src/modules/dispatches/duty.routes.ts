import { Op } from "sequelize";
import { isOfficer, type Actor, type OfficerActor } from "@sunshine/domain/accounts/actor";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { daysBetween } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import { emit } from "../../platform/outbox/outbox";
import type { Services } from "../../platform/services";
import { officerInService, officersInService } from "../officers";
import { mayCommand } from "./dispatch.policy";
import { myDuty, onDutyNow, presentShifts, setDuty, sharePlace } from "./duty";
import { DutyShift } from "./task.model";

const MOST_DAYS = 62;

const asOfficer = (actor: Actor): OfficerActor => {
  if (!isOfficer(actor)) throw new DomainError("forbidden");
  return actor;
};

const officerNamed = async (publicId: string, field: string): Promise<number> => {
  const officer = await officerInService(publicId);
  if (!officer) throw invalidField(field, "没有这位监管人员，或已停用");
  return officer.id;
};

const tellRoster = async (shift: DutyShift, by: string): Promise<void> => {
  const officerIds = [Number(shift.officerId), ...(shift.standInId === null ? [] : [Number(shift.standInId)])];
  await emit("duty.roster_changed.v1", { on: shift.day, by, officerIds }, "duty:roster");
};

const findShift = ({ id }: { readonly id: string }): Promise<DutyShift | null> => DutyShift.findOne({ where: { publicId: id }, lock: true });

const roster = ({ ids }: Services) => ({
  roster: route(dutyApi.roster, {
    subject: nothing,
    allow: isOfficer,
    run: async ({ input: { from, to } }) => {
      if (to < from || daysBetween(from, to) > MOST_DAYS) throw invalidField("to", `一次最多查看 ${MOST_DAYS} 天`);
      return { rows: await presentShifts(await DutyShift.findAll({ where: { day: { [Op.between]: [from, to] } }, order: [["day", "ASC"], ["fromTime", "ASC"], ["id", "ASC"]] })) };
    },
  }),

  officers: route(dutyApi.officers, {
    subject: nothing,
    allow: mayCommand,
    run: async () => ({ rows: (await officersInService()).map(({ publicId: id, name, role, station }) => ({ id, name, role, station })) }),
  }),

  planShift: route(dutyApi.planShift, {
    subject: nothing,
    allow: mayCommand,
    run: async ({ actor, input }) => {
      const officerId = await officerNamed(input.officerId, "officerId");
      const standInId = input.standInId === null ? null : await officerNamed(input.standInId, "standInId");
      const same = await DutyShift.count({ where: { officerId, day: input.on, fromTime: input.from } });
      if (same > 0) throw new DomainError("duplicate", { message: "这位人员当天同一时段已经排班", fields: [{ path: "officerId", message: "已经排班" }] });
      const shift = await DutyShift.create({ publicId: ids.newId(), day: input.on, fromTime: input.from, toTime: input.to, officerId, standInId, stoodIn: false });
      await tellRoster(shift, asOfficer(actor).name);
      return (await presentShifts([shift]))[0]!;
    },
  }),

  standIn: route(dutyApi.standIn, {
    subject: findShift,
    allow: (actor, shift) => mayCommand(actor) || (isOfficer(actor) && [Number(shift.officerId), Number(shift.standInId)].includes(actor.officerId)),
    run: async ({ actor, subject, input }) => {
      if (subject.version !== input.version) throw new DomainError("stale_version");
      if (subject.standInId === null) throw new DomainError("illegal_transition", { message: "这个班次没有安排替班人员" });
      await subject.update({ stoodIn: input.stoodIn, version: subject.version + 1 });
      await tellRoster(subject, asOfficer(actor).name);
      return (await presentShifts([subject]))[0]!;
    },
  }),

  dropShift: route(dutyApi.dropShift, {
    subject: findShift,
    allow: mayCommand,
    run: async ({ actor, subject }) => {
      await tellRoster(subject, asOfficer(actor).name);
      await subject.destroy();
      return { done: true as const };
    },
  }),
});

const presence = ({ clock }: Services) => ({
  onDuty: route(dutyApi.onDuty, { subject: nothing, allow: mayCommand, run: async () => ({ rows: await onDutyNow(clock.now()) }) }),

  mine: route(dutyApi.mine, { subject: nothing, allow: isOfficer, run: ({ actor }) => myDuty(asOfficer(actor), clock.now()) }),

  goOn: route(dutyApi.goOn, {
    subject: nothing,
    allow: isOfficer,
    run: async ({ actor, input }) => {
      await setDuty(asOfficer(actor), input.onDuty, clock.now());
      return myDuty(asOfficer(actor), clock.now());
    },
  }),

  sharePlace: route(dutyApi.sharePlace, {
    limit: { max: 60, perSeconds: 60, by: "actor" },
    subject: nothing,
    allow: isOfficer,
    run: async ({ actor, input }) => {
      await sharePlace(asOfficer(actor), input, clock.now());
      return { done: true as const };
    },
  }),
});

/** Endpoints of the roster and of who is on duty 值班. */
export const dutyRoutes = (services: Services) => ({ ...roster(services), ...presence(services) }) satisfies RoutesFor<typeof dutyApi>;
