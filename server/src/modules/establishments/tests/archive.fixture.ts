import ExcelJS from "exceljs";
import type { Actor, OfficerActor } from "@sunshine/domain/accounts/actor";
import { composeCreditCode } from "@sunshine/domain/establishments/credit-code";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { establishmentImportApi, type ImportView } from "@sunshine/domain/establishments/import.contract";
import { licenceCheckDigit } from "@sunshine/domain/establishments/licence-number";
import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import { actorsAround, OWN_TOWN } from "../../../testing/actors";
import type { World } from "../../../testing/world";
import { COLUMNS } from "../imports/columns";

type Fields = InputOf<typeof establishmentApi.create>;

export const people = actorsAround(1);
export const administrator: OfficerActor = people.administrator;

/** A licence number with a right check digit, the n-th of its kind. */
export const licence = (n: number): string => {
  const digits = `2330127${String(n).padStart(6, "0")}`;
  return `JY${digits}${licenceCheckDigit(digits)}`;
};

/** A credit code right in both check characters, the n-th of its kind. */
export const creditCode = (n: number): string => composeCreditCode("92", "330127", `MA2${String(n).padStart(5, "0")}`);

/** Valid fields of the n-th shop; a test names only what it is about. */
export const shopFields = (n: number, own: Partial<Fields> = {}): Fields => ({
  name: `湖畔人家${n}号店`,
  creditCode: creditCode(n),
  licenceNumber: licence(n),
  operator: `湖畔人家餐饮店${n}`,
  licenceIssuedOn: "2024-03-18",
  licenceExpiresOn: "2029-03-17",
  type: "snack",
  address: `千岛湖镇梦姑路${n}号`,
  townCode: OWN_TOWN,
  ...own,
});

let keys = 0;
/** A fresh Idempotency-Key. */
export const key = (): { key: string } => ({ key: `test-key-${(keys += 1)}` });

/** Opens the archive of a shop over HTTP. */
export const openShop = (world: World, n: number, own: Partial<Fields> = {}, by: Actor = administrator): Promise<EstablishmentView> =>
  world.as(by)(establishmentApi.create, shopFields(n, own), key());

/** Cells of a row of the template, by header. */
export type Row = Record<string, ExcelJS.CellValue>;

/** A good row of the template for the n-th shop. */
export const tableRow = (n: number, own: Row = {}): Row => ({
  单位名称: `湖畔人家${n}号店`,
  统一社会信用代码: creditCode(n),
  许可证编号: licence(n),
  经营者名称: `湖畔人家餐饮店${n}`,
  发证日期: "2024-03-18",
  有效期至: "2029-03-17",
  业态: "小吃店",
  经营地址: `千岛湖镇梦姑路${n}号`,
  所在乡镇: "千岛湖镇",
  ...own,
});

/** An .xlsx with these rows below the template's headers, or below others. */
export const xlsxFile = async (rows: readonly Row[], headers: readonly string[] = COLUMNS.map(({ header }) => header)): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("主体档案");
  sheet.addRow([...headers]);
  for (const row of rows) sheet.addRow(headers.map((header) => row[header] ?? null));
  return Buffer.from(await book.xlsx.writeBuffer());
};

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Uploads bytes under a name. */
export const upload = async (world: World, bytes: Buffer, fileName = "主体.xlsx", by: Actor = administrator): Promise<ImportView> => {
  const response = await world.fetchAs(by, `/api/v1/establishment-imports?fileName=${encodeURIComponent(fileName)}`, {
    method: "POST",
    headers: { "content-type": fileName.endsWith(".csv") ? "text/csv" : XLSX },
    body: new Uint8Array(bytes),
  });
  const body = (await response.json()) as ImportView & { error?: { message: string } };
  if (!response.ok) throw new Error(`${response.status} ${body.error?.message ?? ""}`);
  return body;
};

/** Uploads and waits for the preview, or for the refusal. */
export const preview = async (world: World, bytes: Buffer, fileName?: string): Promise<ImportView> => {
  const { id } = await upload(world, bytes, fileName);
  await world.runtime.jobs.drain();
  return world.as(administrator)(establishmentImportApi.get, { id });
};

/** Uploads, confirms and waits until it is applied. */
export const importWhole = async (world: World, bytes: Buffer, fileName?: string): Promise<ImportView> => {
  const { id } = await preview(world, bytes, fileName);
  await world.as(administrator)(establishmentImportApi.confirm, { id });
  await world.runtime.jobs.drain();
  return world.as(administrator)(establishmentImportApi.get, { id });
};
