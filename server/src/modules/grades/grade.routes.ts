import { isOfficer } from "@sunshine/domain/accounts/actor";
import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { findEstablishment } from "../establishments";
import { mayReadLedger, mayRecordAccident } from "./grade.policy";
import { presentGrade } from "./grade.presenter";
import { recordAccident } from "./operations/record-accident";

/** Endpoints of the point ledger 积分台账. */
export const gradeRoutes = ({ clock }: Services) =>
  ({
    get: route(gradeApi.get, {
      subject: ({ establishmentId }) => findEstablishment(establishmentId),
      allow: (actor, place) => mayReadLedger(actor, place),
      run: async ({ actor, subject }) => presentGrade(subject, actor, dayOf(clock.now())),
    }),

    recordAccident: route(gradeApi.recordAccident, {
      subject: ({ establishmentId }) => findEstablishment(establishmentId, { lock: true }),
      allow: (actor, place) => mayRecordAccident(actor, place),
      run: async ({ actor, subject, input }) => {
        if (!isOfficer(actor)) throw new DomainError("forbidden");
        const now = clock.now();
        await recordAccident(subject, input, actor, now);
        return presentGrade(subject, actor, dayOf(now));
      },
    }),
  }) satisfies RoutesFor<typeof gradeApi>;
