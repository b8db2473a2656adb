import { CHECKLISTS } from "@sunshine/config/regulations";
import { isOfficer, type Actor, type OfficerActor } from "@sunshine/domain/accounts/actor";
import { columnOf, itemsOf } from "@sunshine/domain/inspections/checklist";
import { inspectionApi, type ChecklistView } from "@sunshine/domain/inspections/inspection.contract";
import { VisitPackSchema, type VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import { FileAnswer, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { findEstablishment, mayRead, type EstablishmentFacts } from "../establishments";
import { Inspection } from "./inspection.model";
import { mayInspect, mayMarkMended, mayReadVisit, mayVoid, visibleTo } from "./inspection.policy";
import { presentInspection, presentRow } from "./inspection.presenter";
import { openSigning, signaturesOf } from "./inspection.signing";
import { listInspections } from "./inspection.queries";
import { etagOf, packFor } from "./visit-pack";
import { recordAnswer } from "./record-sheet";
import { markMended } from "./operations/mark-mended";
import { failedLastTime } from "./operations/judge-submission";
import { submitInspection } from "./operations/submit-inspection";
import { voidInspection } from "./operations/void-inspection";

const asOfficer = (actor: Actor): OfficerActor => {
  if (!isOfficer(actor)) throw new DomainError("forbidden");
  return actor;
};

const findVisit = ({ id }: { readonly id: string }, { lock = false } = {}): Promise<Inspection | null> => Inspection.findOne({ where: { publicId: id }, ...(lock && { lock: true }) });

/** A pack as JSON that the phone keeps and asks for again by its mark. */
const packAnswer = (pack: VisitPack): FileAnswer =>
  new FileAnswer("application/json; charset=utf-8", Buffer.from(JSON.stringify(VisitPackSchema.parse(pack))), { etag: etagOf(pack), cacheControl: "private, no-cache" });

const checklistFor = async ({ id, type }: EstablishmentFacts, day: Day): Promise<ChecklistView> => {
  const checklist = editionInForce(CHECKLISTS, day);
  const column = columnOf(type);
  const failed = await failedLastTime(id, day);
  return {
    edition: checklist.edition,
    title: checklist.title,
    document: checklist.document,
    column,
    columnLabel: checklist.columns.find(({ key }) => key === column)?.label ?? column,
    items: itemsOf(checklist, column).map(({ code, section, text, key, weights }) => ({ code, section, text, key, weight: weights[column], failedLastTime: failed.has(code) })),
  };
};

const reading = (services: Services) => ({
  list: route(inspectionApi.list, {
    subject: (_, actor) => ({ scope: visibleTo(actor) }),
    allow: (_, { scope }) => scope !== undefined,
    run: async ({ actor, subject, input }) => {
      const { rows, next } = await listInspections(subject.scope ?? { establishmentId: [] as number[] }, input, actor);
      return { rows: rows.map(presentRow), next };
    },
  }),

  get: route(inspectionApi.get, { subject: (input) => findVisit(input), allow: (actor, visit) => mayReadVisit(actor, visit), run: ({ actor, subject }) => presentInspection(services, subject, actor) }),

  checklist: route(inspectionApi.checklist, {
    subject: ({ establishmentId }) => findEstablishment(establishmentId),
    allow: (actor, place) => mayRead(actor, place),
    run: ({ subject, input }) => checklistFor(subject, input.on ?? dayOf(services.clock.now())),
  }),

  pack: route(inspectionApi.pack, {
    subject: ({ establishmentId }) => findEstablishment(establishmentId),
    allow: (actor, place) => mayInspect(actor, place),
    run: async ({ actor, subject, input }) => packAnswer(await packFor(services, asOfficer(actor), subject, input.taskId)),
  }),

  signatures: route(inspectionApi.signatures, {
    subject: (input) => findVisit(input),
    allow: (actor, visit) => mayReadVisit(actor, visit),
    run: async ({ subject }) => ({ rows: signaturesOf(await openSigning(services, subject)) }),
  }),

  record: route(inspectionApi.record, { subject: (input) => findVisit(input), allow: (actor, visit) => mayReadVisit(actor, visit), run: ({ subject }) => recordAnswer(services, subject) }),
});

/** Endpoints of the visits 监督检查. */
export const inspectionRoutes = (services: Services) => {
  const now = (): Date => services.clock.now();
  const shown = (visit: Inspection, actor: Actor) => presentInspection(services, visit, actor);
  return {
    ...reading(services),

    submit: route(inspectionApi.submit, {
      subject: ({ establishmentId }) => findEstablishment(establishmentId, { lock: true }),
      allow: (actor, place) => mayInspect(actor, place),
      run: async ({ actor, subject, input, request }) => {
        const submitted = { officer: asOfficer(actor), input, sentAt: request.header("x-device-time") ?? null };
        return shown(await submitInspection(services, subject, submitted, now()), actor);
      },
    }),

    markMended: route(inspectionApi.markMended, {
      subject: (input) => findVisit(input, { lock: true }),
      allow: (actor, visit) => mayMarkMended(actor, visit),
      run: async ({ actor, subject, input }) => shown(await markMended(subject, input, asOfficer(actor).name, now()), actor),
    }),

    void: route(inspectionApi.void, {
      subject: (input) => findVisit(input, { lock: true }),
      allow: (actor, visit) => mayVoid(actor, visit),
      run: async ({ actor, subject, input }) => shown(await voidInspection(subject, input, asOfficer(actor), now()), actor),
    }),
  } satisfies RoutesFor<typeof inspectionApi>;
};
