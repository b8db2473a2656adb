import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { PHONE_CODE } from "./phone-code";
import { OFFICER_ROLES, SHOP_ROLES } from "./actor";

export const PhoneSchema = z.string().regex(/^1[3-9]\d{9}$/, "请填写 11 位手机号");

const MembershipSchema = z.strictObject({
  establishmentId: IdSchema,
  establishmentName: z.string(),
  role: z.enum(SHOP_ROLES),
});

/** What a client may know of the person who is signed in 当前用户. */
export const MeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("anonymous") }),
  z.strictObject({
    kind: z.literal("member"),
    nickname: z.string(),
    /** Masked, "138****1234"; null until the person has given it. */
    phone: z.string().nullable(),
    memberships: z.array(MembershipSchema),
  }),
  z.strictObject({
    kind: z.literal("officer"),
    name: z.string(),
    role: z.enum(OFFICER_ROLES),
    station: z.string().nullable(),
    /** Town codes; null is the whole county. */
    towns: z.array(z.string()).nullable(),
    secondFactor: z.boolean(),
    mustChangePassword: z.boolean(),
  }),
]);
export type Me = z.output<typeof MeSchema>;

const SignedInSchema = z.strictObject({
  /** Bearer of a mini-program session; absent where the session is in a cookie. */
  token: z.string().optional(),
  /** To be sent as X-CSRF-Token with every write of a cookie session. */
  csrfToken: z.string().optional(),
  me: MeSchema,
});

const OfficerCredentials = {
  login: z.string().trim().min(1, "请填写账号").max(40),
  password: z.string().min(1, "请填写密码").max(200),
  totp: z.string().regex(/^\d{6}$/, "动态验证码为 6 位数字").optional(),
};

/** A code is on its way 验证码已发送. */
const SentCodeSchema = z.strictObject({
  /** Masked. */
  phone: z.string(),
  expiresAt: z.iso.datetime(),
  /** Before it no other code is sent to this number. */
  againAt: z.iso.datetime(),
  /** The code itself, where nothing can really be sent: in demo mode only. */
  demoCode: z.string().nullable(),
});
const CodeDigitsSchema = z.string().regex(PHONE_CODE, "验证码为 6 位数字");

const nothing = z.strictObject({});
const Done = z.strictObject({ done: z.literal(true) });

export const accountApi = {
  me: endpoint({ method: "GET", path: "/me", summary: "当前登录的人", input: nothing, output: z.strictObject({ me: MeSchema, csrfToken: z.string().optional() }) }),
  signInByWechat: endpoint({
    method: "POST",
    path: "/sessions/wechat",
    summary: "微信登录（code2session），返回小程序会话",
    input: z.strictObject({ code: z.string().min(1).max(200) }),
    output: SignedInSchema,
  }),
  /** Only where the law needs one (a complaint), or to be found as staff of a shop. */
  givePhone: endpoint({
    method: "POST",
    path: "/me/phone",
    summary: "用微信手机号组件的 code 绑定手机号",
    input: z.strictObject({ code: z.string().min(1).max(200) }),
    output: z.strictObject({ me: MeSchema }),
  }),
  /** The other way to prove a number 短信验证码: for browsers outside of WeChat. */
  askPhoneCode: endpoint({
    method: "POST",
    path: "/me/phone/code",
    summary: "向手机号发送 6 位短信验证码，5 分钟内有效",
    input: z.strictObject({ phone: PhoneSchema }),
    output: SentCodeSchema,
  }),
  confirmPhoneCode: endpoint({
    method: "POST",
    path: "/me/phone/confirmation",
    summary: "用短信验证码绑定手机号",
    input: z.strictObject({ code: CodeDigitsSchema }),
    output: z.strictObject({ me: MeSchema }),
  }),
  askSignInCode: endpoint({ method: "POST", path: "/sessions/phone/code", summary: "微信之外：向手机号发送登录验证码", input: z.strictObject({ phone: PhoneSchema }), output: SentCodeSchema }),
  signInByPhone: endpoint({ method: "POST", path: "/sessions/phone", summary: "微信之外：用短信验证码登录", input: z.strictObject({ phone: PhoneSchema, code: CodeDigitsSchema }), output: SignedInSchema }),
  signInByPassword: endpoint({
    method: "POST",
    path: "/sessions/password",
    summary: "监管人员用账号、密码（和动态验证码）登录，会话在 Cookie 中",
    input: z.strictObject(OfficerCredentials),
    output: SignedInSchema,
  }),
  /** Once in the mini-program; from then on the bound WeChat signs in by `resumeOfficer`. */
  signInOfficerOnPhone: endpoint({
    method: "POST",
    path: "/sessions/officer",
    summary: "监管人员在小程序中用账号、密码（和动态验证码）登录，并绑定当前微信",
    input: z.strictObject({ ...OfficerCredentials, code: z.string().min(1).max(200) }),
    output: SignedInSchema,
  }),
  resumeOfficer: endpoint({
    method: "POST",
    path: "/sessions/officer/wechat",
    summary: "用绑定的微信（code2session）登录监管端；未绑定时须先用账号密码登录",
    input: z.strictObject({ code: z.string().min(1).max(200) }),
    output: z.discriminatedUnion("state", [z.strictObject({ state: z.literal("unbound") }), z.strictObject({ state: z.literal("signed_in"), session: SignedInSchema })]),
  }),
  wechatBinding: endpoint({
    method: "GET",
    path: "/me/wechat",
    summary: "监管人员查看自己绑定的微信",
    input: nothing,
    output: z.strictObject({ binding: z.strictObject({ device: z.string(), boundAt: z.iso.datetime(), lastUsedAt: z.iso.datetime() }).nullable() }),
  }),
  unbindWechat: endpoint({ method: "DELETE", path: "/me/wechat", summary: "监管人员解除自己绑定的微信，手机上的会话随即失效", input: nothing, output: Done }),
  signOut: endpoint({ method: "POST", path: "/sessions/sign-out", summary: "退出登录，会话立即失效", input: nothing, output: Done }),
  changePassword: endpoint({
    method: "POST",
    path: "/me/password",
    summary: "监管人员修改自己的密码，其他会话随即失效",
    input: z.strictObject({ current: z.string().min(1).max(200), next: z.string().min(10, "新密码至少 10 位").max(200) }),
    output: Done,
  }),
  beginSecondFactor: endpoint({
    method: "POST",
    path: "/me/second-factor/begin",
    summary: "取得动态验证码密钥（otpauth 链接），确认后才生效",
    input: nothing,
    output: z.strictObject({ otpauthUrl: z.string(), secret: z.string() }),
  }),
  confirmSecondFactor: endpoint({
    method: "POST",
    path: "/me/second-factor/confirm",
    summary: "用一次动态验证码确认开启第二因素",
    input: z.strictObject({ totp: z.string().regex(/^\d{6}$/, "动态验证码为 6 位数字") }),
    output: Done,
  }),
  /** PC sign-in of shop staff: the PC shows a QR, the phone approves, the PC polls (or hears) and gets its cookie. */
  beginPcSignIn: endpoint({
    method: "POST",
    path: "/sessions/pc",
    summary: "电脑端取得一次性扫码登录码，2 分钟内有效",
    input: nothing,
    output: z.strictObject({ ticket: IdSchema, secret: z.string(), scanText: z.string(), expiresAt: z.iso.datetime() }),
  }),
  approvePcSignIn: endpoint({
    method: "POST",
    path: "/sessions/pc/:ticket/approval",
    summary: "小程序内确认（或拒绝）电脑端登录",
    input: z.strictObject({ ticket: IdSchema, approve: z.boolean() }),
    output: Done,
  }),
  claimPcSignIn: endpoint({
    method: "POST",
    path: "/sessions/pc/:ticket/claim",
    summary: "电脑端查询并领取会话",
    input: z.strictObject({ ticket: IdSchema, secret: z.string().min(10).max(100) }),
    output: z.discriminatedUnion("state", [
      z.strictObject({ state: z.literal("waiting") }),
      z.strictObject({ state: z.literal("refused") }),
      z.strictObject({ state: z.literal("expired") }),
      z.strictObject({ state: z.literal("signed_in"), session: SignedInSchema }),
    ]),
  }),
  /** Sessions of the person who asks, newest first. */
  sessions: endpoint({
    method: "GET",
    path: "/me/sessions",
    summary: "我的登录设备",
    input: nothing,
    output: z.strictObject({
      rows: z.array(z.strictObject({ id: IdSchema, device: z.string(), createdAt: z.iso.datetime(), lastSeenAt: z.iso.datetime(), current: z.boolean() })),
    }),
  }),
  revokeSession: endpoint({ method: "DELETE", path: "/me/sessions/:id", summary: "使一个登录设备退出", input: z.strictObject({ id: IdSchema }), output: Done }),
  /** Exists in demo mode only: the ready-made people, and a WeChat code for one of them from the simulator. */
  demoPeople: endpoint({
    method: "GET",
    path: "/demo/people",
    summary: "演示账号（仅演示模式）",
    input: nothing,
    output: z.strictObject({
      officers: z.array(z.strictObject({ login: z.string(), password: z.string(), name: z.string(), role: z.enum(OFFICER_ROLES) })),
      members: z.array(z.strictObject({ openid: z.string(), label: z.string() })),
    }),
  }),
  demoWechatCode: endpoint({
    method: "POST",
    path: "/demo/wechat-code",
    summary: "向微信模拟器取一个登录 code（仅演示模式）",
    input: z.strictObject({ openid: z.string().min(1).max(64) }),
    output: z.strictObject({ code: z.string() }),
  }),
  demoPhoneCode: endpoint({
    method: "POST",
    path: "/demo/phone-code",
    summary: "向微信模拟器取一个手机号 code（仅演示模式）",
    input: z.strictObject({ phone: PhoneSchema }),
    output: z.strictObject({ code: z.string() }),
  }),
};
