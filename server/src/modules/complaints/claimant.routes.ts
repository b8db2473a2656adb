import { CATEGORY_TREE } from "@sunshine/config/complaints";
import { isMember, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { requireKey } from "../../platform/http/idempotency";
import { anyone, nothing, route } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { ComplaintCase } from "./case.model";
import { presentFollowed, presentOwnRow } from "./case.presenter";
import { casesOfClaimant, findCase, findCaseLocked } from "./case.queries";
import { ownView } from "./case.views";
import { isItsClaimant, mayFollow } from "./complaint.policy";
import { presentDeadline } from "./deadlines";
import { followedCases, isOffered, similarCases } from "./follow.queries";
import { followCase, rateCase, reopenCase, supplementCase, unfollowCase, withdrawCase } from "./operations/claim";
import { submitCase } from "./operations/submit-case";
import { shopAt } from "./place";
import { followUpDigest } from "./sealed-columns";

const done = { done: true as const };
const byId = ({ id }: { readonly id: string }) => findCase(id);
const byIdLocked = ({ id }: { readonly id: string }) => findCaseLocked(id);
const accountOf = (actor: Actor): number => (isMember(actor) ? actor.accountId : 0);

/** Guessing codes is made slow; a whole village may share one address. */
const CODE_LIMIT = { max: 20, perSeconds: 600, by: "address" } as const;
const SUBMIT_LIMIT = { max: 60, perSeconds: 600, by: "address" } as const;
const WRITE_LIMIT = { max: 30, perSeconds: 600, by: "actor" } as const;

export const submissionRoutes = (services: Services) => ({
  categories: route(complaintApi.categories, { subject: nothing, allow: anyone, run: async () => CATEGORY_TREE }),

  similar: route(complaintApi.similar, {
    limit: { max: 60, perSeconds: 600, by: "actor" },
    subject: async (input) => ({ shop: await shopAt(input) }),
    allow: (actor, { shop }) => isMember(actor) && !(shop && worksAt(actor, shop.id)),
    run: async ({ actor, subject, input: { category, lng, lat } }) => {
      if ((lng === undefined) !== (lat === undefined)) throw invalidField("lng", "位置的经度和纬度应同时提供");
      return { rows: await similarCases({ category, shop: subject.shop, at: lng === undefined || lat === undefined ? null : { lng, lat } }, actor) };
    },
  }),

  submit: route(complaintApi.submit, {
    open: true,
    transaction: "own",
    limit: SUBMIT_LIMIT,
    subject: nothing,
    // Anybody may report; what needs a name asks for it itself.
    allow: (actor) => isMember(actor) || actor.kind === "anonymous",
    run: async ({ actor, input, request }) => {
      const { cases, followUpCode } = await submitCase(services, actor, input, requireKey(request.idempotencyKey));
      return {
        followUpCode,
        cases: cases.map((row) => {
          const deadline = presentDeadline(row, row.receivedOn);
          return { id: row.publicId, number: row.number, kind: row.kind, deadlineOn: deadline?.on ?? row.receivedOn, deadlineLabel: deadline?.label ?? "已办理" };
        }),
      };
    },
  }),
});

const ownRoutes = (services: Services) => {
  const view = (row: ComplaintCase) => ownView(row, services.clock.now());
  return {
    mine: route(complaintApi.mine, {
      subject: nothing,
      allow: isMember,
      run: async ({ actor, input }) => {
        const { rows, next } = await casesOfClaimant(accountOf(actor), input);
        return { rows: rows.map((row) => presentOwnRow(row, services.clock.now())), next };
      },
    }),
    own: route(complaintApi.own, { subject: byId, allow: (actor, row) => isItsClaimant(actor, row), run: ({ subject }) => view(subject) }),
    supplement: route(complaintApi.supplement, {
      limit: WRITE_LIMIT,
      subject: byIdLocked,
      allow: (actor, row) => isItsClaimant(actor, row),
      run: async ({ actor, subject, input }) => {
        await supplementCase(services, actor, subject, input);
        return view(subject);
      },
    }),
    withdraw: route(complaintApi.withdraw, {
      subject: byIdLocked,
      allow: (actor, row) => isItsClaimant(actor, row),
      run: async ({ subject, input }) => {
        await withdrawCase(services, subject, input.reason);
        return view(subject);
      },
    }),
    rate: route(complaintApi.rate, {
      subject: byIdLocked,
      allow: (actor, row) => isItsClaimant(actor, row),
      run: async ({ subject, input }) => {
        await rateCase(services, subject, input);
        return view(subject);
      },
    }),
    reopen: route(complaintApi.reopen, {
      subject: byIdLocked,
      allow: (actor, row) => isItsClaimant(actor, row),
      run: async ({ subject, input }) => {
        await reopenCase(services, subject, input.reason);
        return view(subject);
      },
    }),
  };
};

const findByCode = async (services: Services, code: string, lock = false): Promise<ComplaintCase> => {
  const row = await ComplaintCase.findOne({ where: { followUpDigest: followUpDigest(services, code) }, ...(lock && { lock: true }) });
  if (!row) throw new DomainError("not_found", { message: "没有这个查询码，请核对后重新输入" });
  return row;
};

const followUpRoutes = (services: Services) => ({
  followUp: route(complaintApi.followUp, { limit: CODE_LIMIT, subject: nothing, allow: anyone, run: async ({ input }) => ownView(await findByCode(services, input.code), services.clock.now()) }),
  followUpSupplement: route(complaintApi.followUpSupplement, {
    limit: CODE_LIMIT,
    subject: nothing,
    allow: anyone,
    run: async ({ actor, input }) => {
      const row = await findByCode(services, input.code, true);
      await supplementCase(services, actor, row, input);
      return ownView(row, services.clock.now());
    },
  }),
  followUpRate: route(complaintApi.followUpRate, {
    limit: CODE_LIMIT,
    subject: nothing,
    allow: anyone,
    run: async ({ input }) => {
      const row = await findByCode(services, input.code, true);
      await rateCase(services, row, input);
      return ownView(row, services.clock.now());
    },
  }),
  followUpReopen: route(complaintApi.followUpReopen, {
    limit: CODE_LIMIT,
    subject: nothing,
    allow: anyone,
    run: async ({ input }) => {
      const row = await findByCode(services, input.code, true);
      await reopenCase(services, row, input.reason);
      return ownView(row, services.clock.now());
    },
  }),
});

const followingRoutes = (services: Services) => ({
  follow: route(complaintApi.follow, {
    limit: WRITE_LIMIT,
    subject: byIdLocked,
    allow: (actor, row) => mayFollow(actor, row) && isOffered(row),
    run: async ({ actor, subject }) => {
      await followCase(services, actor, subject);
      return presentFollowed(subject);
    },
  }),
  unfollow: route(complaintApi.unfollow, {
    subject: byIdLocked,
    allow: (actor) => isMember(actor),
    run: async ({ actor, subject }) => {
      await unfollowCase(actor, subject);
      return done;
    },
  }),
  followed: route(complaintApi.followed, {
    subject: nothing,
    allow: isMember,
    run: async ({ actor, input }) => {
      const { rows, next } = await followedCases(accountOf(actor), input);
      return { rows: rows.map(presentFollowed), next };
    },
  }),
});

/** What people do with their own cases 我的投诉举报. */
export const claimantRoutes = (services: Services) => ({ ...ownRoutes(services), ...followUpRoutes(services), ...followingRoutes(services) });
