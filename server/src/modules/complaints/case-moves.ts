import type { Actor } from "@sunshine/domain/accounts/actor";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import type { Services } from "../../platform/services";
import type { ComplaintCase } from "./case.model";
import { findCaseLocked } from "./case.queries";
import { officerView } from "./case.views";
import { mayWorkOnCase } from "./complaint.policy";
import { requireVersion } from "./operations/change-case";

type Rule = (actor: Actor, row: ComplaintCase) => boolean;

/** Binds moves of a case to their routes: locked, in the own area, on the version that the officer saw. */
export const bindMoves = (services: Services) => {
  const show = (row: ComplaintCase, actor: Actor): Promise<OfficerCaseView> => officerView(row, actor, services.clock.now());
  const bind = <I extends { readonly id: string; readonly version: number }>(act: (actor: Actor, row: ComplaintCase, input: I) => Promise<void>, allow: Rule = (actor, row) => mayWorkOnCase(actor, row)) => ({
    subject: ({ id }: { readonly id: string }) => findCaseLocked(id),
    allow,
    run: async ({ actor, subject, input }: { readonly actor: Actor; readonly subject: ComplaintCase; readonly input: I }) => {
      requireVersion(subject, input.version);
      await act(actor, subject, input);
      return show(subject, actor);
    },
  });
  return { show, bind };
};
