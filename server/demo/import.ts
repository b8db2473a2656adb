import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { establishmentImportApi, type ImportView } from "@sunshine/domain/establishments/import.contract";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import { readJson } from "../src/local-host";
import type { Cast, DemoHost } from "./cast";
import { archiveSheet } from "./sheet";
import type { DemoShop } from "./shops";

interface Desk {
  readonly host: DemoHost;
  readonly cast: Cast;
  readonly report: (text: string) => void;
}

const waitFor = async ({ host, cast }: Desk, id: string, state: ImportView["state"]): Promise<ImportView> => {
  for (let turn = 0; turn < 600; turn += 1) {
    await host.runtime.jobs.drain();
    const view = await host.as(cast.bureau)(establishmentImportApi.get, { id });
    if (view.state === state) return view;
    if (view.state === "failed") throw new Error(view.failure ?? "the import failed");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the import did not become ${state}`);
};

/** Imports the archive as the bureau would: a spreadsheet, its preview, one confirmation. Ids by licence number. */
export const importShops = async (desk: Desk, shops: readonly DemoShop[]): Promise<Map<string, string>> => {
  const { host, cast, report } = desk;
  const sheet = await archiveSheet(shops);
  const path = `${API_PREFIX}${establishmentImportApi.upload.path}?fileName=${encodeURIComponent("淳安县餐饮主体档案.xlsx")}`;
  const upload = await host.fetchAs(cast.bureau, path, { method: "POST", headers: { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }, body: new Uint8Array(sheet) });
  const { id } = establishmentImportApi.upload.output.parse(await readJson(upload));
  const preview = await waitFor(desk, id, "previewed");
  if (preview.counts.new !== shops.length) throw new Error(`of ${shops.length} rows only ${preview.counts.new} can be imported`);
  await host.as(cast.bureau)(establishmentImportApi.confirm, { id });
  await waitFor(desk, id, "applied");
  await host.settle();
  report(`导入主体档案 ${shops.length} 户`);
  const ids = new Map<string, string>();
  for (let after: string | undefined; ; ) {
    const { rows, next } = await host.as(cast.bureau)(establishmentApi.list, { limit: 200, ...(after !== undefined && { after }) });
    for (const { licenceNumber, id: establishmentId } of rows) ids.set(licenceNumber, establishmentId);
    if (next === null) return ids;
    after = next;
  }
};
