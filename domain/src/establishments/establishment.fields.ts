import type { EstablishmentFields } from "./establishment.contract";

/** What a field of the archive is called on forms, in spreadsheets and in the record of changes 字段名称. */
export const ESTABLISHMENT_FIELD_LABELS: Record<keyof EstablishmentFields, string> = {
  name: "单位名称",
  creditCode: "统一社会信用代码",
  licenceNumber: "许可证编号",
  operator: "经营者名称",
  legalRepresentative: "法定代表人（负责人）",
  licenceIssuedOn: "发证日期",
  licenceExpiresOn: "有效期至",
  type: "业态",
  scenicArea: "景区餐饮",
  takeawayOnly: "无堂食",
  keyUnit: "重点单位",
  areaM2: "经营面积（平方米）",
  seats: "餐位数",
  mealsServed: "每日供餐人数",
  address: "经营地址",
  townCode: "所在乡镇",
  lng: "经度",
  lat: "纬度",
  contactName: "联系人",
  contactPhone: "联系电话",
  subMchid: "微信特约商户号",
  paymentHint: "收款说明",
  openKitchen: "明厨亮灶",
};

/** How an open kitchen 明厨亮灶 is shown to guests. */
export const OPEN_KITCHEN_LABELS: Record<EstablishmentFields["openKitchen"], string> = { none: "未建设", glass: "透明（隔断）厨房", video: "视频厨房" };
