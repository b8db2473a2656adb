import * as z from "zod";
import { PhoneSchema } from "../accounts/account.contract";
import { DaySchema } from "../kernel/day";
import { checkCreditCode } from "./credit-code";
import { ESTABLISHMENT_TYPES } from "./establishment.vocabulary";
import { readLicenceNumber } from "./licence-number";

const text = (max: number) => z.string().trim().max(max);
const optional = (max: number) => text(max).transform((value) => value || null).nullable().default(null);

export const CreditCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .superRefine((value, ctx) => {
    const checked = checkCreditCode(value);
    if (!checked.ok) ctx.addIssue({ code: "custom", message: checked.reason });
  });

export const LicenceNumberSchema = z
  .string()
  .trim()
  .toUpperCase()
  .superRefine((value, ctx) => {
    const read = readLicenceNumber(value);
    if ("error" in read) ctx.addIssue({ code: "custom", message: read.error });
  });

/** What an officer or an import may set of an establishment 餐饮服务单位. */
export const EstablishmentFieldsSchema = z.strictObject({
  name: text(80).min(2, "请填写单位名称"),
  creditCode: CreditCodeSchema,
  licenceNumber: LicenceNumberSchema,
  /** Operator 经营者, as the licence names it. */
  operator: text(80).min(2, "请填写经营者名称"),
  legalRepresentative: optional(40),
  licenceIssuedOn: DaySchema,
  licenceExpiresOn: DaySchema,
  type: z.enum(ESTABLISHMENT_TYPES),
  scenicArea: z.boolean().default(false),
  takeawayOnly: z.boolean().default(false),
  keyUnit: z.boolean().default(false),
  /** Square metres of the premises in use. */
  areaM2: z.number().min(1).max(200_000).nullable().default(null),
  seats: z.number().int().min(0).max(20_000).nullable().default(null),
  /** Meals served a day at most 供餐人数. */
  mealsServed: z.number().int().min(0).max(200_000).nullable().default(null),
  address: text(160).min(4, "请填写详细地址"),
  townCode: z.string().regex(/^\d{9}$/, "请选择所在乡镇"),
  /** WGS-84. */
  lng: z.number().min(73).max(136).nullable().default(null),
  lat: z.number().min(3).max(54).nullable().default(null),
  contactName: optional(40),
  contactPhone: PhoneSchema.nullable().default(null),
  /** WeChat Pay sub-merchant 特约商户号; without one the page says how else to pay. */
  subMchid: z.string().regex(/^\d{8,12}$/, "特约商户号为 8–12 位数字").nullable().default(null),
  /** How to pay where WeChat Pay is not open, in the shop's words. */
  paymentHint: optional(80),
  /** Open kitchen 明厨亮灶 form. */
  openKitchen: z.enum(["none", "glass", "video"]).default("none"),
});
export type EstablishmentFields = z.output<typeof EstablishmentFieldsSchema>;

/** The same for a change 修改档案; contacts that are left out stay as they are, for the form shows them masked. */
export const EstablishmentChangesSchema = z.strictObject({
  ...EstablishmentFieldsSchema.shape,
  contactName: text(40).transform((value) => value || null).nullable().optional(),
  contactPhone: PhoneSchema.nullable().optional(),
});
export type EstablishmentChanges = z.output<typeof EstablishmentChangesSchema>;

/** An edit sends every field; contacts that are left out stay as they are, since the form sees them masked only. */
export const EstablishmentEditSchema = EstablishmentFieldsSchema.extend({
  contactName: text(40).transform((value) => value || null).nullable().optional(),
  contactPhone: PhoneSchema.nullable().optional(),
});
