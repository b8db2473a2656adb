import * as z from "zod";
import { PhoneSchema } from "../accounts/account.contract";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryBoolean, queryList } from "../kernel/paging";
import { ANNUAL_GRADES, SHOWN_GRADES } from "../grades/grade.vocabulary";
import { EstablishmentChangesSchema, EstablishmentFieldsSchema } from "./establishment.schema";
import { ESTABLISHMENT_STATES, ESTABLISHMENT_TYPES } from "./establishment.vocabulary";


export * from "./establishment.schema";

const text = (max: number) => z.string().trim().max(max);

/** A row of the archive list. */
export const EstablishmentRowSchema = z.strictObject({
  id: IdSchema,
  name: z.string(),
  creditCode: z.string(),
  licenceNumber: z.string(),
  licenceExpiresOn: DaySchema,
  type: z.enum(ESTABLISHMENT_TYPES),
  townCode: z.string(),
  state: z.enum(ESTABLISHMENT_STATES),
  scenicArea: z.boolean(),
  takeawayOnly: z.boolean(),
  keyUnit: z.boolean(),
  grade: z.enum(SHOWN_GRADES),
  annualGrade: z.enum(ANNUAL_GRADES).nullable(),
  lastVisitOn: DaySchema.nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
});
export type EstablishmentRow = z.output<typeof EstablishmentRowSchema>;

/** The archive of one establishment, for officers and its own people. */
export const EstablishmentViewSchema = z.strictObject({
  ...EstablishmentRowSchema.shape,
  operator: z.string(),
  legalRepresentative: z.string().nullable(),
  licenceIssuedOn: DaySchema,
  areaM2: z.number().nullable(),
  seats: z.number().nullable(),
  mealsServed: z.number().nullable(),
  address: z.string(),
  contactName: z.string().nullable(),
  /** Masked; the full number is read through `revealContact`, which is logged. */
  contactPhone: z.string().nullable(),
  subMchid: z.string().nullable(),
  paymentHint: z.string().nullable(),
  openKitchen: z.enum(["none", "glass", "video"]),
  photoUrl: z.string().nullable(),
  /** Warnings that do not forbid, for example a licence number whose check digit is off. */
  warnings: z.array(z.string()),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  abilities: z.array(z.enum(["edit", "set_state", "reveal_contact", "manage_codes", "inspect", "manage_people"])),
});
export type EstablishmentView = z.output<typeof EstablishmentViewSchema>;

export const ESTABLISHMENT_SORTS = ["name", "updated", "licence_expiry", "last_visit"] as const;

/** Filters of the archive list, also of the map and the export. */
export const establishmentFilter = {
  /** Part of a name, pinyin initials, credit code or licence number. */
  q: text(60).optional(),
  type: queryList(z.enum(ESTABLISHMENT_TYPES)),
  townCode: queryList(z.string().regex(/^\d{9}$/)),
  state: queryList(z.enum(ESTABLISHMENT_STATES)),
  grade: queryList(z.enum(SHOWN_GRADES)),
  scenicArea: queryBoolean.optional(),
  takeawayOnly: queryBoolean.optional(),
  keyUnit: queryBoolean.optional(),
  /** Licence ends within this many days. */
  expiresWithin: z.coerce.number<number | string>().int().min(0).max(3650).optional(),
};

const FILE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const TimelineEntrySchema = z.strictObject({
  at: z.iso.datetime(),
  kind: z.enum(["archive", "inspection", "grade", "code", "people", "payment", "complaint", "task", "mending"]),
  title: z.string(),
  /** Lines of detail, for example "地址：旧 → 新". */
  lines: z.array(z.string()),
  by: z.string().nullable(),
  link: z.string().nullable(),
});

const one = z.strictObject({ id: IdSchema });

export const establishmentApi = {
  list: endpoint({
    method: "GET",
    path: "/establishments",
    summary: "主体档案列表",
    input: z.strictObject({ ...pageInput, ...establishmentFilter, sort: z.enum(ESTABLISHMENT_SORTS).default("name"), order: z.enum(["asc", "desc"]).default("asc") }),
    output: pageOf(EstablishmentRowSchema),
  }),
  /** Light points for the map: at most 5,000 of the filter, the most recently changed first. */
  map: endpoint({
    method: "GET",
    path: "/establishments/map",
    summary: "主体档案地图点位",
    input: z.strictObject(establishmentFilter),
    output: z.strictObject({
      points: z.array(z.strictObject({ id: IdSchema, name: z.string(), type: z.enum(ESTABLISHMENT_TYPES), grade: z.enum(SHOWN_GRADES), lng: z.number(), lat: z.number() })),
      withoutPlace: z.number().int(),
      truncated: z.boolean(),
    }),
  }),
  export: endpoint({
    method: "GET",
    path: "/establishments/export",
    summary: "导出当前筛选的主体档案",
    input: z.strictObject({ ...establishmentFilter, format: z.enum(["xlsx", "csv"]).default("xlsx") }),
    output: z.unknown(),
    produces: [FILE_XLSX, "text/csv"],
  }),
  get: endpoint({ method: "GET", path: "/establishments/:id", summary: "一户主体档案", input: one, output: EstablishmentViewSchema }),
  timeline: endpoint({
    method: "GET",
    path: "/establishments/:id/timeline",
    summary: "一户主体的时间线，最新在前",
    input: z.strictObject({ id: IdSchema, ...pageInput }),
    output: pageOf(TimelineEntrySchema),
  }),
  create: endpoint({ method: "POST", path: "/establishments", summary: "新建主体档案", repeat: "key", input: EstablishmentFieldsSchema, output: EstablishmentViewSchema }),
  update: endpoint({
    method: "PUT",
    path: "/establishments/:id",
    summary: "修改主体档案；版本不符时返回 stale_version",
    input: z.strictObject({ id: IdSchema, version: z.number().int(), fields: EstablishmentChangesSchema }),
    output: EstablishmentViewSchema,
  }),
  setState: endpoint({
    method: "POST",
    path: "/establishments/:id/state",
    summary: "登记停业、恢复营业或注销",
    input: z.strictObject({ id: IdSchema, version: z.number().int(), state: z.enum(ESTABLISHMENT_STATES), reason: text(200).min(2, "请填写原因") }),
    output: EstablishmentViewSchema,
  }),
  revealContact: endpoint({
    method: "POST",
    path: "/establishments/:id/contact-reveals",
    summary: "查看完整联系方式，留下查看记录",
    input: z.strictObject({ id: IdSchema, reason: text(100).min(2, "请填写查看原因") }),
    output: z.strictObject({ contactName: z.string().nullable(), contactPhone: z.string().nullable() }),
  }),
  /** Photo of the front 门头照: JPEG/PNG/WebP up to 10 MB, re-encoded without metadata. */
  setPhoto: endpoint({
    method: "POST",
    path: "/establishments/:id/photo",
    summary: "上传门头照",
    consumes: ["image/jpeg", "image/png", "image/webp"],
    maxBytes: 10_485_760,
    input: one,
    /** `checking`: it is judged first, and shown once it has passed 审核后展示. */
    output: z.strictObject({ photoUrl: z.string(), checking: z.boolean() }),
  }),
  photo: endpoint({ method: "GET", path: "/establishments/:id/photo", summary: "门头照", input: z.strictObject({ id: IdSchema, v: z.string().max(64).optional() }), output: z.unknown(), produces: ["image/webp"] }),
  people: endpoint({
    method: "GET",
    path: "/establishments/:id/people",
    summary: "单位人员与健康证明（脱敏）",
    input: one,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({ id: IdSchema, name: z.string(), duty: z.string(), healthCertificateExpiresOn: DaySchema.nullable(), phone: z.string().nullable(), role: z.enum(["owner", "safety_officer", "staff"]), bound: z.boolean(), version: z.number().int() })
      ),
    }),
  }),
  addPerson: endpoint({
    method: "POST",
    path: "/establishments/:id/people",
    summary: "登记单位人员；有手机号的负责人、食品安全员可用微信手机号登录企业端",
    repeat: "key",
    input: z.strictObject({ id: IdSchema, name: text(20).min(2, "请填写姓名"), duty: text(20).min(2, "请填写岗位"), healthCertificateExpiresOn: DaySchema.nullable(), phone: PhoneSchema.nullable(), role: z.enum(["owner", "safety_officer", "staff"]) }),
    output: z.strictObject({ id: IdSchema }),
  }),
  removePerson: endpoint({
    method: "DELETE",
    path: "/establishments/:id/people/:personId",
    summary: "人员离职；其企业端权限随即失效",
    input: z.strictObject({ id: IdSchema, personId: IdSchema }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
export type EstablishmentFilter = z.output<z.ZodObject<typeof establishmentFilter>>;
