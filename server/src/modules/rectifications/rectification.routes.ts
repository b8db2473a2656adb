import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { FileAnswer, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { establishmentsById } from "../establishments";
import { exportOrders } from "./export-orders";
import { drawNotice } from "./notice";
import { answerOrder, reviewOrder } from "./operations/answer-order";
import { decideExtension, requestExtension } from "./operations/extend-order";
import { RectificationOrder } from "./rectification.model";
import { mayAnswer, mayExport, mayReadOrder, mayReview, visibleTo } from "./rectification.policy";
import { presentOrder, presentRow } from "./rectification.presenter";
import { countOrders, findOrder, listOrders } from "./rectification.queries";

const nameOf = (actor: Actor): string => {
  if (!isOfficer(actor)) throw new DomainError("forbidden");
  return actor.name;
};

const noticeOf = async (services: Services, order: RectificationOrder): Promise<FileAnswer> => {
  const shop = (await establishmentsById([order.establishmentId])).get(order.establishmentId);
  if (!shop) throw new DomainError("not_found");
  const { bureauName, hotline } = services.region;
  return new FileAnswer("application/pdf", await drawNotice({ order, shop, bureauName, hotline }), { fileName: `${order.number}.pdf`, inline: true });
};

const reading = (services: Services) => ({
  list: route(rectificationApi.list, {
    subject: (_, actor) => ({ scope: visibleTo(actor) }),
    allow: (_, { scope }) => scope !== undefined,
    run: async ({ subject, input }) => {
      const now = services.clock.now();
      const { rows, ...page } = await listOrders(subject.scope ?? {}, input, dayOf(now));
      return { rows: rows.map((row) => presentRow(row, now)), ...page };
    },
  }),

  counts: route(rectificationApi.counts, {
    subject: (_, actor) => ({ scope: visibleTo(actor) }),
    allow: (_, { scope }) => scope !== undefined,
    run: ({ subject, input }) => countOrders(subject.scope ?? {}, input, dayOf(services.clock.now())),
  }),

  export: route(rectificationApi.export, {
    subject: (_, actor) => ({ scope: visibleTo(actor) }),
    allow: (actor, { scope }) => scope !== undefined && mayExport(actor),
    run: ({ actor, subject, input: { format, ...filter } }) => exportOrders(services, actor, subject.scope ?? {}, filter, format),
  }),

  get: route(rectificationApi.get, {
    subject: (input) => findOrder(input),
    allow: (actor, order) => mayReadOrder(actor, order),
    run: async ({ actor, subject }) => presentOrder(subject, actor, services.clock.now()),
  }),

  ofInspection: route(rectificationApi.ofInspection, {
    subject: ({ inspectionId }) => RectificationOrder.findOne({ where: { inspectionId } }),
    allow: (actor, order) => mayReadOrder(actor, order),
    run: async ({ actor, subject }) => presentOrder(subject, actor, services.clock.now()),
  }),

  notice: route(rectificationApi.notice, { subject: (input) => findOrder(input), allow: (actor, order) => mayReadOrder(actor, order), run: ({ subject }) => noticeOf(services, subject) }),
});

const working = ({ clock }: Services) => ({
  answer: route(rectificationApi.answer, {
    subject: (input) => findOrder(input, { lock: true }),
    allow: (actor, order) => mayAnswer(actor, order),
    run: async ({ actor, subject, input }) => presentOrder(await answerOrder(actor, subject, input, clock.now()), actor, clock.now()),
  }),

  review: route(rectificationApi.review, {
    subject: (input) => findOrder(input, { lock: true }),
    allow: (actor, order) => mayReview(actor, order),
    run: async ({ actor, subject, input }) => presentOrder(await reviewOrder(actor, nameOf(actor), subject, input, clock.now()), actor, clock.now()),
  }),

  requestExtension: route(rectificationApi.requestExtension, {
    subject: (input) => findOrder(input, { lock: true }),
    allow: (actor, order) => mayAnswer(actor, order),
    run: async ({ actor, subject, input }) => presentOrder(await requestExtension(subject, input, clock.now()), actor, clock.now()),
  }),

  decideExtension: route(rectificationApi.decideExtension, {
    subject: (input) => findOrder(input, { lock: true }),
    allow: (actor, order) => mayReview(actor, order),
    run: async ({ actor, subject, input }) => presentOrder(await decideExtension(nameOf(actor), subject, input, clock.now()), actor, clock.now()),
  }),
});

/** Endpoints of orders to rectify 责令整改. */
export const rectificationRoutes = (services: Services) => ({ ...reading(services), ...working(services) }) satisfies RoutesFor<typeof rectificationApi>;
