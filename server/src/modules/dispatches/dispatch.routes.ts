import { isOfficer, type Actor, type OfficerActor } from "@sunshine/domain/accounts/actor";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type * as z from "zod";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import { emit } from "../../platform/outbox/outbox";
import type { Services } from "../../platform/services";
import { findEstablishment } from "../establishments";
import { isAssignee, mayCommand, mayReadTask, mayTalk, visibleTo } from "./dispatch.policy";
import { suggestFor, type Wanted } from "./duty";
import { assignTask, cancelTask, recallTask, refuseTask } from "./operations/assign-task";
import { acceptTask, arriveAtTask, departForTask, finishTask } from "./operations/carry-out";
import { raiseTask } from "./operations/raise-task";
import { TaskMessage } from "./task.model";
import { presentMessage, presentRow, presentTask } from "./task.presenter";
import { countTasks, listTasks, messagesOf } from "./task.queries";
import { findTask, streamOf, taskRef } from "./task.record";

const asOfficer = (actor: Actor): OfficerActor => {
  if (!isOfficer(actor)) throw new DomainError("forbidden");
  return actor;
};

const locked = (input: { readonly id: string }) => findTask(input, { lock: true });

/** Where somebody is wanted before there is a task: a shop brings its place, a pin beside it is more exact. */
const wantedAt = async ({ establishmentId, lng, lat, townCode }: z.output<typeof dispatchApi.candidates.input>): Promise<Wanted> => {
  const shop = establishmentId === undefined ? null : await findEstablishment(establishmentId);
  const place = lng !== undefined && lat !== undefined ? { lng, lat } : { lng: shop?.lng ?? null, lat: shop?.lat ?? null };
  return { ...place, townCode: shop === null ? townCode : shop.townCode, assigneeId: null, refusedBy: [] };
};

const reading = ({ clock }: Services) => ({
  list: route(dispatchApi.list, {
    subject: (_, actor) => ({ scope: visibleTo(actor) }),
    allow: (_, { scope }) => scope !== undefined,
    run: async ({ actor, subject, input }) => {
      const { rows, next } = await listTasks(subject.scope ?? {}, input, clock.now());
      return { rows: rows.map((row) => presentRow(row, actor, clock.now())), next };
    },
  }),

  mine: route(dispatchApi.mine, {
    subject: nothing,
    allow: isOfficer,
    run: async ({ actor, input }) => {
      const { rows, next } = await listTasks({ assigneeId: asOfficer(actor).officerId }, input, clock.now());
      return { rows: rows.map((row) => presentRow(row, actor, clock.now())), next };
    },
  }),

  counts: route(dispatchApi.counts, {
    subject: (_, actor) => ({ scope: visibleTo(actor) }),
    allow: (_, { scope }) => scope !== undefined,
    run: ({ actor, subject }) => countTasks(subject.scope ?? {}, asOfficer(actor).officerId, clock.now()),
  }),

  candidates: route(dispatchApi.candidates, {
    subject: nothing,
    allow: mayCommand,
    run: async ({ input }) => ({ rows: await suggestFor(await wantedAt(input), clock.now()) }),
  }),

  get: route(dispatchApi.get, { subject: (input) => findTask(input), allow: (actor, task) => mayReadTask(actor, task), run: async ({ actor, subject }) => presentTask(subject, actor, clock.now()) }),

  suggestions: route(dispatchApi.suggestions, { subject: (input) => findTask(input), allow: mayCommand, run: async ({ subject }) => ({ rows: await suggestFor(subject, clock.now()) }) }),

  messages: route(dispatchApi.messages, {
    subject: (input) => findTask(input),
    allow: (actor, task) => mayTalk(actor, task),
    run: async ({ actor, subject, input }) => {
      const { rows, next } = await messagesOf(subject.id, input);
      return { rows: rows.map((row) => presentMessage(row, actor)), next };
    },
  }),
});

const commanding = (services: Services) => {
  const now = (): Date => services.clock.now();
  return {
    raise: route(dispatchApi.raise, { subject: nothing, allow: mayCommand, run: async ({ actor, input }) => presentTask(await raiseTask(services, asOfficer(actor), input, now()), actor, now()) }),
    assign: route(dispatchApi.assign, { subject: locked, allow: mayCommand, run: async ({ actor, subject, input }) => presentTask(await assignTask(asOfficer(actor).name, subject, input, now()), actor, now()) }),
    recall: route(dispatchApi.recall, { subject: locked, allow: mayCommand, run: async ({ actor, subject, input }) => presentTask(await recallTask(asOfficer(actor).name, subject, input, now()), actor, now()) }),
    cancel: route(dispatchApi.cancel, { subject: locked, allow: mayCommand, run: async ({ actor, subject, input }) => presentTask(await cancelTask(asOfficer(actor).name, subject, input, now()), actor, now()) }),
  };
};

const carryingOut = ({ clock }: Services) => {
  const now = (): Date => clock.now();

  return {
    accept: route(dispatchApi.accept, { subject: locked, allow: (actor, task) => isAssignee(actor, task), run: async ({ actor, subject, input }) => presentTask(await acceptTask(asOfficer(actor).name, subject, input, now()), actor, now()) }),
    refuse: route(dispatchApi.refuse, { subject: locked, allow: (actor, task) => isAssignee(actor, task), run: async ({ actor, subject, input }) => presentTask(await refuseTask(asOfficer(actor).name, subject, input, now()), actor, now()) }),
    depart: route(dispatchApi.depart, { subject: locked, allow: (actor, task) => isAssignee(actor, task), run: async ({ actor, subject, input }) => presentTask(await departForTask(asOfficer(actor).name, subject, input, now()), actor, now()) }),
    arrive: route(dispatchApi.arrive, { subject: locked, allow: (actor, task) => isAssignee(actor, task), run: async ({ actor, subject, input }) => presentTask(await arriveAtTask(asOfficer(actor).name, subject, input, now()), actor, now()) }),
    finish: route(dispatchApi.finish, { subject: locked, allow: (actor, task) => isAssignee(actor, task), run: async ({ actor, subject, input }) => presentTask(await finishTask(asOfficer(actor), subject, input, now()), actor, now()) }),
    say: route(dispatchApi.say, {
      subject: locked,
      allow: (actor, task) => mayTalk(actor, task),
      run: async ({ actor, subject, input }) => {
        const { officerId, name } = asOfficer(actor);
        if (!subject.running) throw new DomainError("illegal_transition", { message: "任务已经结束，不能再发送消息" });
        const message = await TaskMessage.create({ taskId: subject.id, officerId, officerName: name, text: input.text, at: now() });
        await emit("dispatch.message_sent.v1", { ...taskRef(subject, name), senderId: officerId }, streamOf(subject));
        return presentMessage(message, actor);
      },
    }),
  };
};

/** Endpoints of tasks 指挥调度. */
export const dispatchRoutes = (services: Services) => ({ ...reading(services), ...commanding(services), ...carryingOut(services) }) satisfies RoutesFor<typeof dispatchApi>;
