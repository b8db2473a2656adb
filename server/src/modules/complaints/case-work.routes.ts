import { worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { FileAnswer, route } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import type { ComplaintCase } from "./case.model";
import { findCase, findCaseLocked } from "./case.queries";
import { bindMoves } from "./case-moves";
import { officerView } from "./case.views";
import { isItsHandler, mayReadCase } from "./complaint.policy";
import { linkInspection } from "./operations/link-inspection";
import { officerOf } from "./operations/change-case";
import { replyInPublic, stateShopSide } from "./operations/state-shop-side";
import { decideFiling, verifyReport } from "./operations/verify-report";
import { identityForPaper, recordMediation } from "./operations/work-on-case";
import { drawCaseFile, drawMediation } from "./print-case";
import { relatedCases } from "./related.queries";
import { presentForShop } from "./shop-cases";

const byId = ({ id }: { readonly id: string }) => findCase(id);

/** A case that the shop was told of, and of this shop. */
const toldTo = async ({ id, establishmentId }: { readonly id: string; readonly establishmentId: string }): Promise<ComplaintCase | null> => {
  const row = await findCaseLocked(id);
  return row?.shopSummary != null && row.establishmentPublicId === establishmentId ? row : null;
};

const pdf = (bytes: Buffer, fileName: string): FileAnswer => new FileAnswer("application/pdf", bytes, { fileName, inline: true, cacheControl: "no-store" });

/** Papers of a case 案卷与文书. */
const papers = (services: Services) => {
  const printing = (actor: Actor) => ({ bureauName: services.region.bureauName, by: officerOf(actor).name, at: services.clock.now() });
  const view = (row: ComplaintCase, actor: Actor) => officerView(row, actor, services.clock.now());
  return {
    caseFile: route(complaintApi.caseFile, {
      subject: byId,
      allow: (actor, row) => mayReadCase(actor, row),
      run: async ({ actor, subject }) => pdf(await drawCaseFile(await view(subject, actor), null, printing(actor)), `案卷-${subject.number}.pdf`),
    }),
    namedCaseFile: route(complaintApi.namedCaseFile, {
      limit: { max: 30, perSeconds: 3600, by: "actor" },
      subject: byId,
      allow: (actor, row) => isItsHandler(actor, row),
      run: async ({ actor, subject, input }) => {
        const identity = await identityForPaper(services, actor, subject, input.reason);
        return pdf(await drawCaseFile(await view(subject, actor), identity, printing(actor)), `案卷（含身份）-${subject.number}.pdf`);
      },
    }),
    mediationRecord: route(complaintApi.mediationRecord, {
      subject: byId,
      allow: (actor, row) => mayReadCase(actor, row),
      run: async ({ actor, subject, input }) => {
        const file = await view(subject, actor);
        const mediation = file.mediations.find(({ id }) => id === input.mediationId);
        if (!mediation) throw new DomainError("not_found", { message: "没有这次调解" });
        return pdf(await drawMediation(file, mediation, printing(actor)), `调解记录-${subject.number}.pdf`);
      },
    }),
  };
};

/** What officers do with a case beside its plain moves 办案, and the shop's own word. */
export const caseWorkRoutes = (services: Services) => {
  const { bind } = bindMoves(services);
  return {
    ...papers(services),
    related: route(complaintApi.related, {
      subject: byId,
      allow: (actor, row) => mayReadCase(actor, row),
      run: async ({ actor, subject, input }) => ({ rows: await relatedCases(subject, input.q, actor, services.clock.now()) }),
    }),
    mediate: route(complaintApi.mediate, bind((actor, row, input) => recordMediation(services, actor, row, input))),
    verify: route(complaintApi.verify, bind((actor, row, input) => verifyReport(services, actor, row, input))),
    decideFiling: route(complaintApi.decideFiling, bind((actor, row, input) => decideFiling(services, actor, row, input))),
    linkInspection: route(complaintApi.linkInspection, bind((actor, row, input) => linkInspection(services, actor, row, input.inspectionId))),
    stateShopSide: route(complaintApi.stateShopSide, {
      subject: toldTo,
      allow: (actor, row) => row.establishmentId != null && worksAt(actor, Number(row.establishmentId)),
      run: async ({ actor, subject, input }) => {
        await stateShopSide(services, actor, subject, input);
        return (await presentForShop([subject], actor))[0]!;
      },
    }),
    replyInPublic: route(complaintApi.replyInPublic, {
      limit: { max: 20, perSeconds: 600, by: "actor" },
      subject: toldTo,
      allow: (actor, row) => row.establishmentId != null && worksAt(actor, Number(row.establishmentId)),
      run: async ({ actor, subject, input }) => {
        await replyInPublic(services, subject, input.text);
        return (await presentForShop([subject], actor))[0]!;
      },
    }),
  };
};
