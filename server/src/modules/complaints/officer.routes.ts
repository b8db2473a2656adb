import { isOfficer } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { anyone, nothing, route } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { findEstablishment } from "../establishments";
import { bindMoves } from "./case-moves";
import { presentOfficerRow, presentPublished } from "./case.presenter";
import { casesToldTo, countCases, findCase, findCaseLocked, listCases, publishedCasesOf } from "./case.queries";
import { isItsHandler, mayApprove, mayBrowseCases, mayReadCase, mayReadShopCases, mayWorkOnCase } from "./complaint.policy";
import { clustersOf } from "./follow.queries";
import { presentForShop } from "./shop-cases";
import { requireVersion } from "./operations/change-case";
import { acceptCase, redirectCase, refuseCase, transferCase } from "./operations/decide-case";
import { closeCase, mergeCase } from "./operations/end-case";
import { decideExtension, requestExtension } from "./operations/extend-case";
import { beginCase, noteOnCase, revealIdentity, takeCase } from "./operations/work-on-case";

const byId = ({ id }: { readonly id: string }) => findCase(id);
const byIdLocked = ({ id }: { readonly id: string }) => findCaseLocked(id);
const shopOf = ({ establishmentId }: { readonly establishmentId: string }) => findEstablishment(establishmentId);

/** Lists with fixed names stand before the one by id. */
export const caseLists = (services: Services) => ({
  list: route(complaintApi.list, {
    subject: nothing,
    allow: mayBrowseCases,
    run: async ({ actor, input }) => {
      const now = services.clock.now();
      const { rows, ...page } = await listCases(input, actor, now);
      return { rows: rows.map((row) => presentOfficerRow(row, actor, now)), ...page };
    },
  }),
  counts: route(complaintApi.counts, { subject: nothing, allow: mayBrowseCases, run: ({ actor }) => countCases(actor, services.clock.now()) }),
  clusters: route(complaintApi.clusters, { subject: nothing, allow: mayBrowseCases, run: ({ actor, input }) => clustersOf(isOfficer(actor) ? actor.towns : [], input) }),
  ofShop: route(complaintApi.ofShop, {
    subject: shopOf,
    allow: (actor, shop) => mayReadShopCases(actor, shop),
    run: async ({ actor, subject, input }) => {
      const { rows, next } = await casesToldTo(subject.id, input);
      return { next, rows: await presentForShop(rows, actor) };
    },
  }),
  published: route(complaintApi.published, {
    subject: shopOf,
    allow: anyone,
    run: async ({ subject, input }) => {
      const { rows, next } = await publishedCasesOf(subject.id, input);
      return { next, rows: rows.map(presentPublished) };
    },
  }),
});

/** What officers do with a case file 办件. */
export const officerRoutes = (services: Services) => {
  const { show, bind } = bindMoves(services);
  return {
    get: route(complaintApi.get, { subject: byId, allow: (actor, row) => mayReadCase(actor, row), run: ({ actor, subject }) => show(subject, actor) }),
    revealIdentity: route(complaintApi.revealIdentity, {
      limit: { max: 60, perSeconds: 3600, by: "actor" },
      subject: byId,
      allow: (actor, row) => isItsHandler(actor, row),
      run: ({ actor, subject, input }) => revealIdentity(services, actor, subject, input.reason),
    }),
    accept: route(complaintApi.accept, bind((actor, row, input) => acceptCase(services, actor, row, input))),
    refuse: route(complaintApi.refuse, bind((actor, row, input) => refuseCase(services, actor, row, input))),
    transfer: route(complaintApi.transfer, bind((actor, row, input) => transferCase(services, actor, row, input))),
    merge: route(complaintApi.merge, bind((actor, row, input) => mergeCase(services, actor, row, input))),
    take: route(complaintApi.take, bind((actor, row, input) => takeCase(services, actor, row, input.reason))),
    begin: route(complaintApi.begin, bind((actor, row, input) => beginCase(services, actor, row, input.text))),
    note: route(complaintApi.note, bind((actor, row, input) => noteOnCase(services, actor, row, input))),
    close: route(complaintApi.close, bind((actor, row, input) => closeCase(services, actor, row, input))),
    requestExtension: route(complaintApi.requestExtension, bind((actor, row, input) => requestExtension(services, actor, row, input.reason))),
    decideExtension: route(complaintApi.decideExtension, bind((actor, row, input) => decideExtension(services, actor, row, input), mayApprove)),
    // Afterwards the case may lie outside the officer's own towns, so it is not shown.
    redirect: route(complaintApi.redirect, {
      subject: byIdLocked,
      allow: (actor, row) => mayWorkOnCase(actor, row),
      run: async ({ actor, subject, input }) => {
        requireVersion(subject, input.version);
        await redirectCase(services, actor, subject, input);
        return { done: true as const };
      },
    }),
  };
};
