import { isMember, type Actor } from "@sunshine/domain/accounts/actor";
import { addDays, dayOf, daysBetween, startOfDay } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { pageFrom } from "../../platform/db/paging";
import { requireKey } from "../../platform/http/idempotency";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { findEstablishment } from "../establishments";
import { overseePayments, takingsOf } from "./figures.queries";
import { payInSimulator } from "./operations/pay-in-simulator";
import { placeOrder } from "./operations/place-order";
import { paymentOf } from "./operations/prepay-order";
import { refundOrder } from "./operations/refund-order";
import { answerReview, reviewOrder } from "./operations/review-order";
import { syncOrder } from "./operations/sync-order";
import { findOrder, ordersOfDiner, ordersOfShop, viewOf } from "./order.queries";
import { isItsDiner, isOfItsShop, mayOversee, mayPlace, mayReadOrder, mayRefund, maySeeTakings, townsOf } from "./payment.policy";

/** Days that oversight covers unless told, and at most. */
const USUAL_DAYS = 30;
const MOST_DAYS = 366;

/** Routes admit members only where they use this. */
const accountOf = (actor: Actor): number => (isMember(actor) ? actor.accountId : 0);

const rangeOf = (from: string | undefined, to: string | undefined, now: Date): { from: string; to: string } => {
  const last = to ?? dayOf(now);
  const first = from ?? addDays(last, 1 - USUAL_DAYS);
  if (first > last) throw invalidField("from", "开始日期不能晚于结束日期");
  if (daysBetween(first, last) >= MOST_DAYS) throw invalidField("from", "一次最多统计一年");
  return { from: first, to: last };
};

const idAfter = (place: string | undefined): number => {
  const id = Number(Buffer.from(place ?? "", "base64url").toString().replace(/[[\]]/g, ""));
  if (!Number.isSafeInteger(id)) throw invalidField("after", "翻页位置无效");
  return id;
};

const ordering = (services: Services) => ({
  place: route(paymentApi.place, {
    transaction: "own",
    limit: { max: 30, perSeconds: 60, by: "actor" },
    subject: nothing,
    allow: mayPlace,
    run: async ({ actor, input, request }) => {
      const { order, payment } = await placeOrder(services, { ...input, accountId: accountOf(actor), clientKey: requireKey(request.idempotencyKey) });
      return { order: await viewOf(order, actor, services.clock.now()), payment };
    },
  }),

  repay: route(paymentApi.repay, {
    transaction: "own",
    limit: { max: 30, perSeconds: 60, by: "actor" },
    subject: ({ id }) => findOrder(id),
    allow: isItsDiner,
    run: async ({ actor, subject }) => {
      const payment = await paymentOf(services, subject);
      return { order: await viewOf(subject, actor, services.clock.now()), payment };
    },
  }),

  sync: route(paymentApi.sync, {
    transaction: "own",
    limit: { max: 40, perSeconds: 60, by: "actor" },
    subject: ({ id }) => findOrder(id),
    allow: mayReadOrder,
    run: async ({ actor, subject }) => {
      await syncOrder(services, subject);
      return viewOf(subject, actor, services.clock.now());
    },
  }),

  demoPay: route(paymentApi.demoPay, {
    transaction: "own",
    limit: { max: 60, perSeconds: 60, by: "actor" },
    subject: ({ id }) => findOrder(id),
    allow: isItsDiner,
    run: async ({ subject, input }) => {
      if (input.outcome === "pay") await payInSimulator(services, subject);
      return { done: true as const };
    },
  }),
});

const reading = ({ clock }: Services) => ({
  get: route(paymentApi.get, {
    subject: ({ id }) => findOrder(id),
    allow: mayReadOrder,
    run: ({ actor, subject }) => viewOf(subject, actor, clock.now()),
  }),

  mine: route(paymentApi.mine, {
    subject: nothing,
    allow: isMember,
    run: ({ actor, input }) => ordersOfDiner(accountOf(actor), input, actor, clock.now()),
  }),

  ofShop: route(paymentApi.ofShop, {
    subject: ({ establishmentId }) => findEstablishment(establishmentId),
    allow: maySeeTakings,
    run: ({ actor, subject, input }) => ordersOfShop(subject.id, input, actor, clock.now()),
  }),

  takings: route(paymentApi.takings, {
    subject: ({ establishmentId }) => findEstablishment(establishmentId),
    allow: maySeeTakings,
    run: ({ subject, input }) => takingsOf(subject.id, input.day ?? dayOf(clock.now())),
  }),

  oversight: route(paymentApi.oversight, {
    subject: (_input, actor) => ({ towns: townsOf(actor) }),
    allow: mayOversee,
    run: async ({ subject, input }) => {
      const range = rangeOf(input.from, input.to, clock.now());
      const instants = { from: startOfDay(range.from), before: startOfDay(addDays(range.to, 1)) };
      const seen = await overseePayments(subject.towns, range, instants, { afterId: idAfter(input.after), limit: input.limit });
      const page = pageFrom(seen.rows, input.limit, ({ id }) => [id]);
      return { ...range, totals: seen.totals, days: seen.days, rows: page.rows.map(({ row }) => row), next: page.next };
    },
  }),
});

const afterwards = (services: Services) => ({
  refund: route(paymentApi.refund, {
    transaction: "own",
    limit: { max: 20, perSeconds: 60, by: "actor" },
    subject: ({ id }) => findOrder(id),
    allow: mayRefund,
    run: async ({ actor, subject, input, request }) => {
      const { amountFen, reason } = input;
      if (!isMember(actor)) throw new DomainError("forbidden");
      await refundOrder(services, subject, { actor, amountFen, reason, clientKey: requireKey(request.idempotencyKey) });
      return viewOf(subject, actor, services.clock.now());
    },
  }),

  review: route(paymentApi.review, {
    // WeChat judges the words before anything is written.
    transaction: "own",
    limit: { max: 20, perSeconds: 60, by: "actor" },
    subject: ({ id }) => findOrder(id),
    allow: isItsDiner,
    run: async ({ actor, subject, input }) => viewOf(await reviewOrder(services, subject, input), actor, services.clock.now()),
  }),

  answerReview: route(paymentApi.answerReview, {
    transaction: "own",
    limit: { max: 20, perSeconds: 60, by: "actor" },
    subject: ({ id }) => findOrder(id),
    allow: isOfItsShop,
    run: async ({ actor, subject, input }) => viewOf(await answerReview(services, subject, accountOf(actor), input.text), actor, services.clock.now()),
  }),
});

/** Endpoint → subject, allow, run. */
export const paymentRoutes = (services: Services) => ({ ...ordering(services), ...reading(services), ...afterwards(services) }) satisfies RoutesFor<typeof paymentApi>;
