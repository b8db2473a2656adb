import ExcelJS from "exceljs";
import { ESTABLISHMENT_FIELD_LABELS, OPEN_KITCHEN_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { DemoShop } from "./shops";

const yesNo = (value: boolean): string => (value ? "是" : "否");

/** A shop as the bureau's clerk would have typed it. */
const cellsOf = (shop: DemoShop): Partial<Record<keyof EstablishmentFields, string | number>> => ({
  name: shop.name,
  creditCode: shop.creditCode,
  licenceNumber: shop.licenceNumber,
  operator: shop.operator,
  legalRepresentative: shop.legalRepresentative,
  licenceIssuedOn: shop.licenceIssuedOn,
  licenceExpiresOn: shop.licenceExpiresOn,
  type: ESTABLISHMENT_TYPE_LABELS[shop.type],
  scenicArea: yesNo(shop.scenicArea),
  takeawayOnly: yesNo(false),
  keyUnit: yesNo(shop.keyUnit),
  areaM2: shop.areaM2,
  seats: shop.seats,
  mealsServed: shop.mealsServed ?? "",
  address: shop.address,
  townCode: shop.town.name,
  lng: shop.lng,
  lat: shop.lat,
  contactName: shop.contactName,
  contactPhone: shop.contactPhone,
  subMchid: shop.subMchid ?? "",
  paymentHint: shop.subMchid === null && shop.type.startsWith("restaurant") ? "请使用店内其他收款方式付款" : "",
  openKitchen: OPEN_KITCHEN_LABELS[shop.openKitchen],
});

/** The archive of the demo county as the Excel file that the importer is given. */
export const archiveSheet = async (shops: readonly DemoShop[]): Promise<Buffer> => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("主体档案");
  const fields = Object.keys(cellsOf(shops[0]!)) as (keyof EstablishmentFields)[];
  sheet.addRow(fields.map((field) => ESTABLISHMENT_FIELD_LABELS[field]));
  for (const shop of shops) {
    const cells = cellsOf(shop);
    sheet.addRow(fields.map((field) => cells[field] ?? ""));
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
