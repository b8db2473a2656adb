import * as z from "zod";
import { PhoneSchema } from "../accounts/account.contract";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { CodeSchema, IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryBoolean, queryList } from "../kernel/paging";
import { caseWork } from "./case-work.contract";
import { CategoryTreeSchema } from "./categories";
import { CLOCK_STATES } from "./clocks";
import { CASE_STATES } from "./complaint.states";
import { ClusterViewSchema, FollowedCaseSchema, OfficerCaseRowSchema, OfficerCaseViewSchema, OwnCaseRowSchema, OwnCaseViewSchema, PublishedCaseSchema, ShopCaseSchema, SimilarCaseSchema } from "./complaint.views";
import { CASE_CATEGORIES, CASE_DEMANDS, CASE_KINDS, CASE_OUTCOMES, REFUSAL_GROUNDS } from "./complaint.vocabulary";

export const MAX_PHOTOS = 9;
export const MAX_CLIPS = 1;
/** Minutes by which a phone's clock may run ahead. */
export const CLOCK_SKEW_MINUTES = 5;

const text = (max: number) => z.string().trim().max(max);
const reason = text(300).min(2, "请填写理由");
const evidenceIds = z.array(IdSchema).max(MAX_PHOTOS + MAX_CLIPS, "最多 9 张照片和 1 段视频").default([]);

/** Where it happened 发生地点: a shop, a scanned code, a pin (WGS-84), or typed; one of them is enough. */
export const CasePlaceSchema = z
  .strictObject({
    establishmentId: IdSchema.nullable().default(null),
    code: CodeSchema.nullable().default(null),
    lng: z.number().min(73).max(136).nullable().default(null),
    lat: z.number().min(3).max(54).nullable().default(null),
    /** Typed address or landmark. */
    address: text(160).transform((value) => value || null).nullable().default(null),
    /** What the stall or shop calls itself, where it has no record. */
    name: text(60).transform((value) => value || null).nullable().default(null),
    /** Town that the person chose, where there is neither shop nor pin. */
    townCode: z.string().regex(/^\d{9}$/, "请选择所在乡镇").nullable().default(null),
  })
  .refine(({ lng, lat }) => (lng === null) === (lat === null), { path: ["lng"], message: "位置的经度和纬度应同时提供" })
  .refine(({ establishmentId, code, lng, address, townCode }) => establishmentId !== null || code !== null || lng !== null || (address !== null && townCode !== null), {
    path: ["address"],
    message: "请选择店铺、在地图上标出位置，或选择乡镇并填写地址",
  });

/** Who complains 投诉人: real name and own interest (Order 121, art. 10); the phone is the one that WeChat verified. */
export const ClaimantSchema = z.strictObject({
  name: text(20).min(2, "请填写真实姓名"),
  /** Contact address 联系地址, optional. */
  address: text(120).transform((value) => value || null).nullable().default(null),
  /** "This concerns my own purchase" 本人因生活消费与被投诉人发生争议. */
  ownInterest: z.boolean(),
});

/** A wrong field and why. */
type Problem = [path: string, message: string];

const anonymousProblems = ({ claimant, orderId }: { readonly claimant: unknown; readonly orderId: string | null }): Problem[] => [
  ...(claimant === null ? [] : [["claimant", "匿名举报不需要填写姓名"] satisfies Problem]),
  ...(orderId === null ? [] : [["orderId", "订单会显示您的身份，匿名举报不能附订单"] satisfies Problem]),
];

const namedProblems = ({ claimant }: { readonly claimant: unknown }): Problem[] => (claimant === null ? [["claimant", "请填写姓名，或选择匿名举报"]] : []);

/** What a 投诉 needs beyond a report: a name, an own interest, a demand. */
const complaintProblems = ({ anonymous, claimant, demands }: { readonly anonymous: boolean; readonly claimant: { readonly ownInterest: boolean } | null; readonly demands: readonly string[] }): Problem[] => [
  ...(anonymous ? [["anonymous", "投诉需要实名；如需匿名请只选择举报"] satisfies Problem] : []),
  ...(claimant?.ownInterest === false ? [["claimant", "投诉应因本人消费产生争议；如反映他人问题请选择举报"] satisfies Problem] : []),
  ...(demands.length === 0 ? [["demands", "请选择投诉请求"] satisfies Problem] : []),
];

/** A submission 提交投诉举报; with both kinds it becomes two linked cases. */
export const SubmissionSchema = z
  .strictObject({
    kinds: z.array(z.enum(CASE_KINDS)).min(1, "请选择投诉或举报").max(2),
    /** For a report only: nothing is kept of who sent it. */
    anonymous: z.boolean().default(false),
    category: z.enum(CASE_CATEGORIES),
    place: CasePlaceSchema,
    happenedAt: z.iso.datetime(),
    story: text(2000).min(5, "请说明发生了什么，至少 5 个字"),
    /** Answers to the category's questions, by key. */
    answers: z.record(z.string().max(40), text(200)).default({}),
    demands: z.array(z.enum(CASE_DEMANDS)).max(5).default([]),
    evidenceIds,
    /** "I paid here": an own, paid order of this shop. */
    orderId: IdSchema.nullable().default(null),
    claimant: ClaimantSchema.nullable().default(null),
    /** May a summary without persons be published 是否同意公示. */
    publishConsent: z.boolean().default(false),
  })
  .superRefine((given, ctx) => {
    const problems = [...(given.anonymous ? anonymousProblems(given) : namedProblems(given)), ...(given.kinds.includes("complaint") ? complaintProblems(given) : [])];
    if (new Set(given.kinds).size !== given.kinds.length) problems.push(["kinds", "类型重复"]);
    for (const [path, message] of problems) ctx.addIssue({ code: "custom", path: [path], message });
  });
export type Submission = z.output<typeof SubmissionSchema>;

const FollowUpCodeSchema = z.string().trim().toLowerCase().regex(/^[0-9a-hjkmnp-tv-z]{16}$/, "查询码不正确");
const one = z.strictObject({ id: IdSchema });
const move = { id: IdSchema, version: z.number().int() };
const done = z.strictObject({ done: z.literal(true) });

const submitting = {
  categories: endpoint({ method: "GET", path: "/complaints/categories", summary: "问题类别与追问", input: z.strictObject({}), output: CategoryTreeSchema }),
  similar: endpoint({
    method: "GET",
    path: "/complaints/similar",
    summary: "附近相似的在办案件，可以关注而不必重复提交",
    input: z.strictObject({
      category: z.enum(CASE_CATEGORIES),
      establishmentId: IdSchema.optional(),
      code: CodeSchema.optional(),
      lng: z.coerce.number<number | string>().min(73).max(136).optional(),
      lat: z.coerce.number<number | string>().min(3).max(54).optional(),
    }),
    output: z.strictObject({ rows: z.array(SimilarCaseSchema) }),
  }),
  /** The same Idempotency-Key is the same submission, from whatever network it comes. */
  submit: endpoint({
    method: "POST",
    path: "/complaints",
    summary: "提交投诉、举报；重复提交得到同一案件",
    repeat: "key",
    input: SubmissionSchema,
    output: z.strictObject({
      cases: z.array(z.strictObject({ id: IdSchema, number: z.string(), kind: z.enum(CASE_KINDS), deadlineOn: DaySchema, deadlineLabel: z.string() })),
      /** For an anonymous reporter: the only way back to the case. */
      followUpCode: z.string().nullable(),
    }),
  }),
};

const claiming = {
  mine: endpoint({ method: "GET", path: "/me/complaints", summary: "我的投诉举报", input: z.strictObject(pageInput), output: pageOf(OwnCaseRowSchema) }),
  own: endpoint({ method: "GET", path: "/me/complaints/:id", summary: "我的一件投诉举报与进度", input: one, output: OwnCaseViewSchema }),
  supplement: endpoint({ method: "POST", path: "/me/complaints/:id/supplements", summary: "补充说明或材料", repeat: "key", input: z.strictObject({ id: IdSchema, text: text(1000).min(2, "请填写补充内容"), evidenceIds }), output: OwnCaseViewSchema }),
  withdraw: endpoint({ method: "POST", path: "/me/complaints/:id/withdrawal", summary: "撤回", input: z.strictObject({ id: IdSchema, reason: text(300).default("") }), output: OwnCaseViewSchema }),
  rate: endpoint({
    method: "POST",
    path: "/me/complaints/:id/rating",
    summary: "评价办理情况",
    input: z.strictObject({ id: IdSchema, stars: z.number().int().min(1).max(5), solved: z.boolean(), text: text(300).default("") }),
    output: OwnCaseViewSchema,
  }),
  reopen: endpoint({ method: "POST", path: "/me/complaints/:id/reopening", summary: "问题未解决，申请重新办理", input: z.strictObject({ id: IdSchema, reason }), output: OwnCaseViewSchema }),
  /** POST, so that the code stands in no address and no log. */
  followUp: endpoint({ method: "POST", path: "/complaints/follow-ups", summary: "凭查询码查看匿名举报的进度", input: z.strictObject({ code: FollowUpCodeSchema }), output: OwnCaseViewSchema }),
  followUpSupplement: endpoint({ method: "POST", path: "/complaints/follow-ups/supplements", summary: "凭查询码补充匿名举报", repeat: "key", input: z.strictObject({ code: FollowUpCodeSchema, text: text(1000).min(2, "请填写补充内容"), evidenceIds }), output: OwnCaseViewSchema }),
  followUpRate: endpoint({
    method: "POST",
    path: "/complaints/follow-ups/ratings",
    summary: "凭查询码评价匿名举报的办理",
    input: z.strictObject({ code: FollowUpCodeSchema, stars: z.number().int().min(1).max(5), solved: z.boolean(), text: text(300).default("") }),
    output: OwnCaseViewSchema,
  }),
  followUpReopen: endpoint({ method: "POST", path: "/complaints/follow-ups/reopenings", summary: "凭查询码申请重新办理匿名举报", input: z.strictObject({ code: FollowUpCodeSchema, reason }), output: OwnCaseViewSchema }),
  follow: endpoint({ method: "POST", path: "/complaints/:id/follows", summary: "关注一件相似案件", input: one, output: FollowedCaseSchema }),
  unfollow: endpoint({ method: "DELETE", path: "/complaints/:id/follows", summary: "取消关注", input: one, output: done }),
  followed: endpoint({ method: "GET", path: "/me/followed-complaints", summary: "我关注的案件", input: z.strictObject(pageInput), output: pageOf(FollowedCaseSchema) }),
};

const reading = {
  list: endpoint({
    method: "GET",
    path: "/complaints",
    summary: "办件列表；在办的按期限先后，其余按收到时间",
    input: z.strictObject({
      ...pageInput,
      /** Open cases by clock 期限内、临期、超期; without it, all cases by time. */
      clock: z.enum(CLOCK_STATES).optional(),
      open: queryBoolean.optional(),
      mine: queryBoolean.optional(),
      /** True: open cases that nobody has taken on 未分派. */
      unassigned: queryBoolean.optional(),
      /** True: cases whose longer limit waits for the bureau 待审批延期. */
      extensionAsked: queryBoolean.optional(),
      /** Number of the case, name of the place. */
      q: text(60).optional(),
      state: queryList(z.enum(CASE_STATES)),
      kind: z.enum(CASE_KINDS).optional(),
      category: queryList(z.enum(CASE_CATEGORIES)),
      townCode: z.string().regex(/^\d{9}$/).optional(),
      establishmentId: IdSchema.optional(),
      /** Received on this day or later. */
      receivedSince: DaySchema.optional(),
      /** Rated on this day or later, the latest rating first. */
      ratedSince: DaySchema.optional(),
      /** Of the rated ones: the complainant says that it was solved, or that it was not. */
      solved: queryBoolean.optional(),
    }),
    output: pageOf(OfficerCaseRowSchema),
  }),
  counts: endpoint({ method: "GET", path: "/complaints/counts", summary: "在办案件按期限计数", input: z.strictObject({}), output: z.strictObject({ within: z.number().int(), near: z.number().int(), overdue: z.number().int(), received: z.number().int(), mine: z.number().int(), unassigned: z.number().int(), extensionsAsked: z.number().int() }) }),
  get: endpoint({ method: "GET", path: "/complaints/:id", summary: "一件案卷", input: one, output: OfficerCaseViewSchema }),
  revealIdentity: endpoint({
    method: "POST",
    path: "/complaints/:id/identity-looks",
    summary: "承办人查看投诉举报人身份，留下查看记录",
    input: z.strictObject({ id: IdSchema, reason }),
    output: z.strictObject({ name: z.string(), phone: PhoneSchema, address: z.string().nullable() }),
  }),
  clusters: endpoint({ method: "GET", path: "/complaints/clusters", summary: "疑似聚集性食物中毒预警", input: z.strictObject(pageInput), output: pageOf(ClusterViewSchema) }),
  ofShop: endpoint({ method: "GET", path: "/establishments/:establishmentId/complaints", summary: "本店被投诉情况（监管人员摘要）", input: z.strictObject({ establishmentId: IdSchema, ...pageInput }), output: pageOf(ShopCaseSchema) }),
  published: endpoint({ method: "GET", path: "/establishments/:establishmentId/published-complaints", summary: "一户的投诉公示", input: z.strictObject({ establishmentId: IdSchema, ...pageInput }), output: pageOf(PublishedCaseSchema) }),
};

const handling = {
  accept: endpoint({
    method: "POST",
    path: "/complaints/:id/acceptance",
    summary: "受理；写给店铺的摘要不得含有投诉人信息",
    input: z.strictObject({ ...move, shopSummary: text(500).transform((value) => value || null).nullable().default(null), notice: text(1000).optional() }),
    output: OfficerCaseViewSchema,
  }),
  refuse: endpoint({ method: "POST", path: "/complaints/:id/refusal", summary: "不予受理，须有法定理由", input: z.strictObject({ ...move, ground: z.enum(REFUSAL_GROUNDS), explanation: text(500).min(2, "请说明理由"), notice: text(1000).optional() }), output: OfficerCaseViewSchema }),
  transfer: endpoint({ method: "POST", path: "/complaints/:id/transfer", summary: "移送有权处理的部门", input: z.strictObject({ ...move, to: text(60).min(2, "请填写接收部门"), reason, notice: text(1000).optional() }), output: OfficerCaseViewSchema }),
  redirect: endpoint({ method: "POST", path: "/complaints/:id/redirection", summary: "转交其他乡镇的市场监管所", input: z.strictObject({ ...move, townCode: z.string().regex(/^\d{9}$/, "请选择乡镇"), reason }), output: done }),
  merge: endpoint({ method: "POST", path: "/complaints/:id/merger", summary: "并入另一件案件", input: z.strictObject({ ...move, intoId: IdSchema, reason }), output: OfficerCaseViewSchema }),
  take: endpoint({ method: "POST", path: "/complaints/:id/handler", summary: "由我承办", input: z.strictObject({ ...move, reason: text(300).default("") }), output: OfficerCaseViewSchema }),
  begin: endpoint({ method: "POST", path: "/complaints/:id/handling", summary: "开始调查处理", input: z.strictObject({ ...move, text: text(500).default("") }), output: OfficerCaseViewSchema }),
  note: endpoint({ method: "POST", path: "/complaints/:id/notes", summary: "记入案卷，或告知投诉人", repeat: "key", input: z.strictObject({ ...move, text: text(1000).min(2, "请填写内容"), tell: z.boolean().default(false), evidenceIds }), output: OfficerCaseViewSchema }),
  close: endpoint({
    method: "POST",
    path: "/complaints/:id/closing",
    summary: "办结；结果分已解决与未解决",
    input: z.strictObject({ ...move, outcome: z.enum(CASE_OUTCOMES), publicSummary: text(500).min(5, "请填写公开的处理结果"), notice: text(1000).optional() }),
    output: OfficerCaseViewSchema,
  }),
  requestExtension: endpoint({ method: "POST", path: "/complaints/:id/extension", summary: "申请延长举报核查期限", input: z.strictObject({ ...move, reason }), output: OfficerCaseViewSchema }),
  decideExtension: endpoint({ method: "POST", path: "/complaints/:id/extension/decision", summary: "县局审批延长期限", input: z.strictObject({ ...move, approve: z.boolean(), reason: text(300).default("") }), output: OfficerCaseViewSchema }),
};

export const complaintApi = { ...submitting, ...claiming, ...reading, ...handling, ...caseWork };
