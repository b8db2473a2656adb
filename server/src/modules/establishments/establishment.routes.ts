import { Readable } from "node:stream";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { anyone, FileAnswer, nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { Establishment } from "./establishment.model";
import { mayBrowse, mayEdit, mayExport, mayManagePeople, mayRead, mayReadPeople, mayRevealContact } from "./establishment.policy";
import { presentEstablishment, presentRow } from "./establishment.presenter";
import { listEstablishments, mapPoints } from "./establishment.queries";
import { exportArchive } from "./exports/export-archive";
import { addPerson, listPeople, removePerson } from "./operations/people";
import { revealContact } from "./operations/reveal-contact";
import { createEstablishment, updateEstablishment } from "./operations/save-establishment";
import { setPhoto } from "./operations/set-photo";
import { setState } from "./operations/set-state";
import { timelinePage } from "./timeline.queries";

const find = ({ id }: { id: string }) => Establishment.findOne({ where: { publicId: id } });
const findLocked = ({ id }: { id: string }) => Establishment.findOne({ where: { publicId: id }, lock: true });

const lists = (services: Services) => ({
  list: route(establishmentApi.list, {
    subject: nothing,
    allow: mayBrowse,
    run: async ({ actor, input: { after, limit, sort, order, ...filter } }) => {
      const page = await listEstablishments({ filter, actor, page: { after, limit, sort, order }, now: services.clock.now() });
      return { ...page, rows: page.rows.map(presentRow) };
    },
  }),
  map: route(establishmentApi.map, {
    subject: nothing,
    allow: mayBrowse,
    run: async ({ actor, input }) => {
      const { rows, ...rest } = await mapPoints(input, actor, services.clock.now());
      return { ...rest, points: rows.map(({ publicId: id, name, type, grade, lng, lat }) => ({ id, name, type, grade, lng: lng ?? 0, lat: lat ?? 0 })) };
    },
  }),
  export: route(establishmentApi.export, {
    subject: nothing,
    allow: mayExport,
    run: async ({ actor, input: { format, ...filter } }) => exportArchive(services, actor, filter, format),
  }),
});

const archive = (services: Services) => ({
  get: route(establishmentApi.get, { subject: find, allow: (actor, subject) => mayRead(actor, subject), run: async ({ subject, actor }) => presentEstablishment(services, subject, actor) }),
  timeline: route(establishmentApi.timeline, { subject: find, allow: (actor, subject) => mayRead(actor, subject), run: async ({ actor, subject, input }) => timelinePage(subject.id, input, actor) }),
  create: route(establishmentApi.create, {
    subject: ({ townCode }) => ({ townCode }),
    allow: (actor, subject) => mayEdit(actor, subject),
    run: async ({ actor, input }) => presentEstablishment(services, await createEstablishment(services, actor, input), actor),
  }),
  update: route(establishmentApi.update, {
    subject: findLocked,
    allow: (actor, subject) => mayEdit(actor, subject),
    run: async ({ actor, subject, input }) => presentEstablishment(services, await updateEstablishment(services, actor, subject, input.version, input.fields), actor),
  }),
  setState: route(establishmentApi.setState, {
    subject: findLocked,
    allow: (actor, subject) => mayEdit(actor, subject),
    run: async ({ actor, subject, input }) => presentEstablishment(services, await setState(services, actor, subject, input), actor),
  }),
  revealContact: route(establishmentApi.revealContact, {
    subject: find,
    allow: (actor, subject) => mayRevealContact(actor, subject),
    limit: { max: 60, perSeconds: 3600, by: "actor" },
    run: async ({ actor, subject, input }) => revealContact(services, actor, subject, input.reason),
  }),
});

const photos = (services: Services) => ({
  setPhoto: route(establishmentApi.setPhoto, {
    subject: find,
    allow: (actor, subject) => mayManagePeople(actor, subject),
    transaction: "own",
    limit: { max: 30, perSeconds: 600, by: "actor" },
    run: async ({ actor, subject, body }) => setPhoto(services, actor, subject, body),
  }),
  // The front of a shop is public: diners see it on the shop's page.
  photo: route(establishmentApi.photo, {
    subject: find,
    allow: anyone,
    run: async ({ subject }) => {
      const bytes = subject.photo === null ? null : await services.files.get(subject.photo);
      if (bytes === null) throw new DomainError("not_found", { message: "还没有门头照" });
      return new FileAnswer("image/webp", Readable.from([bytes]), { etag: `"${subject.photo ?? ""}"`, cacheControl: "public, max-age=86400" });
    },
  }),
});

const people = (services: Services) => ({
  people: route(establishmentApi.people, { subject: find, allow: (actor, subject) => mayReadPeople(actor, subject), run: async ({ subject }) => ({ rows: await listPeople(services, subject.id) }) }),
  addPerson: route(establishmentApi.addPerson, { subject: findLocked, allow: (actor, subject) => mayManagePeople(actor, subject), run: async ({ actor, subject, input }) => addPerson(services, actor, subject, input) }),
  removePerson: route(establishmentApi.removePerson, {
    subject: findLocked,
    allow: (actor, subject) => mayManagePeople(actor, subject),
    run: async ({ actor, subject, input }) => {
      await removePerson(services, actor, subject, input.personId);
      return { done: true as const };
    },
  }),
});

export const establishmentRoutes = (services: Services) =>
  ({ ...lists(services), ...archive(services), ...photos(services), ...people(services) }) satisfies RoutesFor<typeof establishmentApi>;
