import { establishmentImportApi } from "@sunshine/domain/establishments/import.contract";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { mayImport } from "./establishment.policy";
import { Import } from "./import.model";
import { listImportRows, listImports } from "./imports/import.queries";
import { presentImport, presentImportRow } from "./imports/import.presenter";
import { rejectedFile } from "./imports/rejected-file";
import { importTemplate } from "./imports/template";
import { confirmImport, discardImport } from "./operations/decide-import";
import { startImport } from "./operations/start-import";

const find = ({ id }: { id: string }) => Import.findOne({ where: { publicId: id } });
const findLocked = ({ id }: { id: string }) => Import.findOne({ where: { publicId: id }, lock: true });

export const importRoutes = (services: Services) =>
  ({
    template: route(establishmentImportApi.template, { subject: nothing, allow: mayImport, run: async ({ input }) => importTemplate(services.region, input.format) }),
    upload: route(establishmentImportApi.upload, {
      subject: nothing,
      allow: mayImport,
      transaction: "own",
      limit: { max: 30, perSeconds: 600, by: "actor" },
      run: async ({ actor, input, body }) => presentImport(await startImport(services, actor, { fileName: input.fileName, stream: body })),
    }),
    list: route(establishmentImportApi.list, {
      subject: nothing,
      allow: mayImport,
      run: async ({ input }) => {
        const { rows, next } = await listImports(input.after, input.limit);
        return { rows: rows.map(presentImport), next };
      },
    }),
    get: route(establishmentImportApi.get, { subject: find, allow: mayImport, run: async ({ subject }) => presentImport(subject) }),
    rows: route(establishmentImportApi.rows, {
      subject: find,
      allow: mayImport,
      run: async ({ subject, input }) => {
        const { rows, next } = await listImportRows(subject.id, input);
        return { rows: rows.map(presentImportRow), next };
      },
    }),
    rejected: route(establishmentImportApi.rejected, { subject: find, allow: mayImport, run: async ({ subject }) => rejectedFile(services, subject) }),
    confirm: route(establishmentImportApi.confirm, { subject: findLocked, allow: mayImport, run: async ({ actor, subject }) => presentImport(await confirmImport(services, actor, subject)) }),
    discard: route(establishmentImportApi.discard, { subject: findLocked, allow: mayImport, run: async ({ subject }) => presentImport(await discardImport(subject)) }),
  }) satisfies RoutesFor<typeof establishmentImportApi>;
