import * as z from "zod";
import { OFFICER_ROLES } from "../accounts/actor";
import { PhoneSchema } from "../accounts/account.contract";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf } from "../kernel/paging";

export const OFFICER_STATES = ["active", "disabled"] as const;
export const OFFICER_STATE_LABELS: Record<(typeof OFFICER_STATES)[number], string> = { active: "在用", disabled: "停用" };

const Name = z.string().trim().min(2, "请填写姓名").max(20);
const Login = z.string().trim().regex(/^[a-z][a-z0-9._-]{2,30}$/, "账号为 3–31 位小写字母、数字，以字母开头");

/** Officer 监管人员, as the administrator sees one. */
export const OfficerViewSchema = z.strictObject({
  id: IdSchema,
  login: z.string(),
  name: z.string(),
  role: z.enum(OFFICER_ROLES),
  stationCode: z.string().nullable(),
  stationName: z.string().nullable(),
  /** 执法证号. */
  badgeNumber: z.string().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  state: z.enum(OFFICER_STATES),
  secondFactor: z.boolean(),
  lastSignInAt: z.iso.datetime().nullable(),
  /** Since when a WeChat signs in as this officer; null where none does. */
  wechatBoundAt: z.iso.datetime().nullable(),
  lockedUntil: z.iso.datetime().nullable(),
  version: z.number().int(),
});
export type OfficerView = z.output<typeof OfficerViewSchema>;

const OfficerFields = {
  name: Name,
  role: z.enum(OFFICER_ROLES),
  stationCode: z.string().max(20).nullable(),
  badgeNumber: z.string().trim().max(30).nullable(),
  phone: PhoneSchema.nullable(),
};

export const officerApi = {
  list: endpoint({
    method: "GET",
    path: "/officers",
    summary: "监管人员列表",
    input: z.strictObject({ ...pageInput, q: z.string().trim().max(40).optional(), role: z.enum(OFFICER_ROLES).optional(), state: z.enum(OFFICER_STATES).optional() }),
    output: pageOf(OfficerViewSchema),
  }),
  get: endpoint({ method: "GET", path: "/officers/:id", summary: "一名监管人员", input: z.strictObject({ id: IdSchema }), output: OfficerViewSchema }),
  create: endpoint({
    method: "POST",
    path: "/officers",
    // No idempotency key: the remembered answer would keep the password readable; the login is unique anyway.
    summary: "新增监管人员，返回只显示一次的初始密码",
    input: z.strictObject({ login: Login, ...OfficerFields }),
    output: z.strictObject({ officer: OfficerViewSchema, oneTimePassword: z.string() }),
  }),
  update: endpoint({
    method: "PATCH",
    path: "/officers/:id",
    summary: "修改监管人员资料、角色与所属市场监管所",
    /** A phone that is left out stays as it is, for the form shows it masked. */
    input: z.strictObject({ id: IdSchema, version: z.number().int(), ...OfficerFields, phone: PhoneSchema.nullable().optional() }),
    output: OfficerViewSchema,
  }),
  setState: endpoint({
    method: "POST",
    path: "/officers/:id/state",
    summary: "停用或恢复账号；停用后其会话立即失效",
    input: z.strictObject({ id: IdSchema, version: z.number().int(), state: z.enum(OFFICER_STATES) }),
    output: OfficerViewSchema,
  }),
  resetPassword: endpoint({
    method: "POST",
    path: "/officers/:id/password-reset",
    summary: "重置密码并解除锁定，返回只显示一次的密码；可同时解除动态验证码",
    input: z.strictObject({ id: IdSchema, removeSecondFactor: z.boolean().default(false) }),
    output: z.strictObject({ oneTimePassword: z.string() }),
  }),
  unbindWechat: endpoint({
    method: "POST",
    path: "/officers/:id/wechat-unbinding",
    summary: "解除一名监管人员绑定的微信（例如手机遗失），手机上的会话随即失效",
    input: z.strictObject({ id: IdSchema }),
    output: OfficerViewSchema,
  }),
  stations: endpoint({
    method: "GET",
    path: "/stations",
    summary: "市场监管所及其辖区乡镇",
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(z.strictObject({ code: z.string(), name: z.string(), towns: z.array(z.string()), officers: z.number().int(), version: z.number().int() })),
    }),
  }),
  updateStation: endpoint({
    method: "PATCH",
    path: "/stations/:code",
    summary: "修改市场监管所名称与辖区乡镇",
    input: z.strictObject({ code: z.string().max(20), version: z.number().int(), name: z.string().trim().min(2).max(40), towns: z.array(z.string()).max(60) }),
    output: z.strictObject({ code: z.string(), name: z.string(), towns: z.array(z.string()), officers: z.number().int(), version: z.number().int() }),
  }),
};
