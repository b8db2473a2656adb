import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import { honourApi } from "@sunshine/domain/honours/honour.contract";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { anyone, nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { findEstablishment } from "../establishments";
import type { Honour } from "./honour.model";
import { mayDecideHonour, mayPropose, mayReadHonour, mayState, visibleHonours } from "./honour.policy";
import { presentHonour, presentPublished, presentRow } from "./honour.presenter";
import { countHonours, findHonour, listHonours, listPublished } from "./honour.queries";
import { requireVersion } from "./honour.record";
import { dropHonour, endHonour, enlist, notifyShop, stateSide } from "./operations/decide-honour";
import { proposeHonour } from "./operations/propose-honour";
import { blackFactsOf, redObstaclesOf } from "./operations/weigh-facts";

const officerOf = (actor: Actor) => {
  if (!isOfficer(actor)) throw new DomainError("forbidden");
  return actor;
};

const PUBLIC_LIMIT = { max: 120, perSeconds: 60, by: "address" } as const;

const reading = ({ clock, region }: Services) => ({
  list: route(honourApi.list, {
    subject: (_, actor) => ({ scope: visibleHonours(actor) }),
    allow: (_, { scope }) => scope !== undefined,
    run: async ({ subject, input }) => {
      const { rows, ...page } = await listHonours(subject.scope ?? {}, input);
      return { rows: rows.map(presentRow), ...page };
    },
  }),

  counts: route(honourApi.counts, {
    subject: (_, actor) => ({ scope: visibleHonours(actor) }),
    allow: (_, { scope }) => scope !== undefined,
    run: ({ subject }) => countHonours(subject.scope ?? {}),
  }),

  published: route(honourApi.published, {
    subject: nothing,
    allow: anyone,
    limit: PUBLIC_LIMIT,
    run: async ({ input }) => {
      const { rows, ...page } = await listPublished(input);
      return { rows: rows.flatMap((row) => presentPublished(row, region)), ...page };
    },
  }),

  get: route(honourApi.get, { subject: (input) => findHonour(input), allow: mayReadHonour, run: ({ actor, subject }) => Promise.resolve(presentHonour(subject, actor)) }),

  facts: route(honourApi.facts, {
    subject: ({ establishmentId }) => findEstablishment(establishmentId),
    allow: (actor, shop) => mayPropose(actor, shop),
    run: async ({ subject }) => {
      const today = dayOf(clock.now());
      const obstacles = await redObstaclesOf(subject, today);
      const black = await blackFactsOf(subject.id, today);
      return { red: { eligible: obstacles.length === 0, obstacles }, black: black.map(({ ground, sourceId, label, factOn }) => ({ ground, sourceId, label, factOn })) };
    },
  }),
});

/** A move of one entry, shown as it stands afterwards. */
const shown = async (actor: Actor, honour: Honour, work: Promise<void>) => {
  await work;
  return presentHonour(honour, actor);
};

const working = (services: Services) => ({
  propose: route(honourApi.propose, {
    subject: ({ establishmentId }) => findEstablishment(establishmentId),
    allow: (actor, shop) => mayPropose(actor, shop),
    run: async ({ actor, subject, input }) => presentHonour(await proposeHonour(services, officerOf(actor), subject, input), actor),
  }),

  notify: route(honourApi.notify, {
    subject: (input) => findHonour(input, { lock: true }),
    allow: (actor) => mayDecideHonour(actor),
    run: ({ actor, subject, input }) => shown(actor, subject, notifyShop(subject, input, officerOf(actor).name, services.clock.now())),
  }),

  state: route(honourApi.state, {
    subject: (input) => findHonour(input, { lock: true }),
    allow: mayState,
    run: ({ actor, subject, input }) => shown(actor, subject, stateSide(subject, input, services.clock.now())),
  }),

  enlist: route(honourApi.enlist, {
    subject: (input) => findHonour(input, { lock: true }),
    allow: (actor) => mayDecideHonour(actor),
    run: ({ actor, subject, input }) => shown(actor, subject, enlist(subject, input, officerOf(actor).name, services.clock.now())),
  }),

  drop: route(honourApi.drop, {
    subject: (input) => findHonour(input, { lock: true }),
    allow: (actor) => mayDecideHonour(actor),
    run: ({ actor, subject, input: { version, why } }) => {
      requireVersion(subject, version);
      return shown(actor, subject, dropHonour(subject, why, officerOf(actor).name, services.clock.now()));
    },
  }),

  end: route(honourApi.end, {
    subject: (input) => findHonour(input, { lock: true }),
    allow: (actor) => mayDecideHonour(actor),
    run: ({ actor, subject, input: { version, ending, why } }) => {
      requireVersion(subject, version);
      return shown(actor, subject, endHonour(subject, { ending, why }, officerOf(actor).name, services.clock.now()));
    },
  }),
});

/** Endpoints of the red and black lists 红黑榜. */
export const honourRoutes = (services: Services) => ({ ...reading(services), ...working(services) }) satisfies RoutesFor<typeof honourApi>;
