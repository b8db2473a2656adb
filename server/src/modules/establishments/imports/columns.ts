import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_FIELD_LABELS, OPEN_KITCHEN_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { Region } from "@sunshine/domain/regions/region";

export type Field = keyof EstablishmentFields;

/** How the text of a cell becomes a value. */
export type CellKind = "text" | "code" | "day" | "number" | "flag" | "type" | "town" | "kitchen";

/** A column of the import template 导入模板 and of the export. */
export interface Column {
  readonly field: Field;
  readonly header: string;
  /** Other names under which offices keep the same column. */
  readonly synonyms: readonly string[];
  readonly kind: CellKind;
  readonly required: boolean;
  readonly width: number;
  readonly example: string;
  readonly note: string;
}

type Rest = Partial<Omit<Column, "field" | "header">>;

const column = (field: Field, kind: CellKind, { synonyms = [], required = false, width = 14, example = "", note = "" }: Rest): Column => ({
  field, header: ESTABLISHMENT_FIELD_LABELS[field], kind, synonyms, required, width, example, note,
});

/** A row whose name begins like this is the template's example and is passed over. */
export const EXAMPLE_MARK = "（示例）";

/** Columns in the order of the template; in a file they may stand in any order. */
export const COLUMNS: readonly Column[] = [
  column("name", "text", { required: true, width: 30, example: `${EXAMPLE_MARK}千岛湖秀水鱼味馆`, synonyms: ["名称", "店名", "企业名称", "主体名称", "单位全称"], note: "与招牌或许可证一致，2–80 字" }),
  column("creditCode", "code", { required: true, width: 22, example: "92330127MA2EXAM00X", synonyms: ["社会信用代码", "信用代码", "统一代码"], note: "18 位，校验位不符的不能导入；连锁分店可以相同" }),
  column("licenceNumber", "code", { required: true, width: 20, example: "JY23301270000016", synonyms: ["食品经营许可证编号", "许可证号", "许可证", "登记证编号"], note: "“JY”加 14 位数字，小餐饮填登记证编号；一个编号对应一户，据此判断新增或变更" }),
  column("operator", "text", { required: true, width: 26, example: "淳安县千岛湖镇秀水鱼味馆", synonyms: ["经营者", "经营单位"], note: "许可证上的经营者名称" }),
  column("legalRepresentative", "text", { width: 16, example: "方建国", synonyms: ["法定代表人", "负责人", "法人代表", "法人"], note: "" }),
  column("licenceIssuedOn", "day", { required: true, example: "2024-03-18", synonyms: ["发证时间", "签发日期"], note: "如 2024-03-18、2024/3/18、2024年3月18日" }),
  column("licenceExpiresOn", "day", { required: true, example: "2029-03-17", synonyms: ["有效期", "有效期限", "有效日期至", "到期日期"], note: "不早于发证日期" }),
  column("type", "type", { required: true, width: 16, example: ESTABLISHMENT_TYPE_LABELS.restaurant_medium, synonyms: ["业态类型", "主体业态", "类型"], note: "从“可选值”中选择" }),
  column("scenicArea", "flag", { example: "是", synonyms: ["景区", "是否景区"], note: "是或否" }),
  column("takeawayOnly", "flag", { example: "否", synonyms: ["是否无堂食", "纯外卖"], note: "是或否" }),
  column("keyUnit", "flag", { example: "否", synonyms: ["是否重点单位", "重点监管单位"], note: "是或否" }),
  column("areaM2", "number", { width: 18, example: "320", synonyms: ["面积", "经营面积", "使用面积"], note: "平方米" }),
  column("seats", "number", { example: "120", synonyms: ["座位数", "餐位"], note: "" }),
  column("mealsServed", "number", { example: "", synonyms: ["供餐人数", "用餐人数"], note: "食堂、集体配送填写" }),
  column("address", "text", { required: true, width: 40, example: "千岛湖镇梦姑路 18 号", synonyms: ["地址", "经营场所", "详细地址"], note: "4–160 字" }),
  column("townCode", "town", { required: true, example: "千岛湖镇", synonyms: ["乡镇", "所属乡镇", "乡镇街道"], note: "从“可选值”中选择" }),
  column("lng", "number", { example: "119.0432", synonyms: ["经度WGS84"], note: "WGS-84，可不填" }),
  column("lat", "number", { example: "29.6088", synonyms: ["纬度WGS84"], note: "WGS-84，可不填" }),
  column("contactName", "text", { example: "方建国", synonyms: ["联系人姓名"], note: "加密保存" }),
  column("contactPhone", "code", { example: "13800000000", synonyms: ["电话", "手机号", "联系方式", "联系手机"], note: "11 位手机号，加密保存" }),
  column("subMchid", "code", { width: 18, example: "", synonyms: ["特约商户号", "子商户号"], note: "8–12 位数字，可不填" }),
  column("paymentHint", "text", { width: 22, example: "", synonyms: ["付款说明"], note: "未开通微信收款时显示给顾客" }),
  column("openKitchen", "kitchen", { example: OPEN_KITCHEN_LABELS.video, synonyms: ["明厨亮灶形式", "阳光厨房"], note: "从“可选值”中选择" }),
];

/** Header text without spaces, marks and brackets, as headers are compared. */
export const headerKey = (text: string): string => text.normalize("NFKC").replace(/^[\s*＊]+/, "").replace(/[\s*＊：:（(【[].*$/u, "").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

const BY_HEADER = new Map(COLUMNS.flatMap((it) => [it.header, ...it.synonyms].map((name) => [headerKey(name), it] as const)));

/** The column that a header means; undefined for one that we do not know. */
export const columnOf = (header: string): Column | undefined => BY_HEADER.get(headerKey(header));

/** Words that a column allows; undefined where it is free. */
export const allowedWords = (kind: CellKind, region: Pick<Region, "towns">): readonly string[] | undefined => {
  if (kind === "flag") return ["是", "否"];
  if (kind === "type") return Object.values(ESTABLISHMENT_TYPE_LABELS);
  if (kind === "kitchen") return Object.values(OPEN_KITCHEN_LABELS);
  return kind === "town" ? region.towns.map(({ name }) => name) : undefined;
};
