import * as z from "zod";
import { OFFICER_ROLES } from "../accounts/actor";
import { EvidenceRefSchema } from "../evidence/evidence.contract";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryBoolean, queryList } from "../kernel/paging";
import { namesSomebody } from "./dispatch.rules";
import { TASK_MOVES, TASK_STATES } from "./dispatch.states";
import { TASK_SOURCES, URGENCIES } from "./dispatch.vocabulary";

const text = (max: number) => z.string().trim().max(max);
/** Words that several people read: no number by which a person could be found. */
const openText = (max: number) => text(max).refine((value) => !namesSomebody(value), "不要填写电话号码、身份证号等个人信息");
const lng = z.number().min(73).max(136);
const lat = z.number().min(3).max(54);

/** An officer as a task names one. */
export const TaskOfficerSchema = z.strictObject({ id: IdSchema, name: z.string() });

/** What a task is about and where it stands, for lists and the map. */
export const TaskRowSchema = z.strictObject({
  id: IdSchema,
  /** "DD20261123-0001". */
  number: z.string(),
  what: z.string(),
  urgency: z.enum(URGENCIES),
  state: z.enum(TASK_STATES),
  source: z.strictObject({ kind: z.enum(TASK_SOURCES), ref: IdSchema.nullable() }),
  establishmentId: IdSchema.nullable(),
  placeName: z.string(),
  townCode: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  assignee: TaskOfficerSchema.nullable(),
  raisedAt: z.iso.datetime(),
  /** By when somebody is to accept; null once accepted or over. */
  acceptBy: z.iso.datetime().nullable(),
  /** By when an officer is promised on the scene 到场承诺. */
  sceneBy: z.iso.datetime(),
  arrivedAt: z.iso.datetime().nullable(),
  /** Minutes from raising to arrival; null before it. */
  minutesToScene: z.number().int().nullable(),
  /** Was the promise kept 是否按承诺到场; null while it is open. */
  promiseKept: z.boolean().nullable(),
  /** Rung that was reached because nobody accepted, 0 none. */
  escalation: z.number().int(),
  mine: z.boolean(),
});
export type TaskRow = z.output<typeof TaskRowSchema>;

export const TASK_ABILITIES = ["assign", "recall", "cancel", "accept", "refuse", "depart", "arrive", "finish", "message"] as const;
export type TaskAbility = (typeof TASK_ABILITIES)[number];

export const TaskViewSchema = z.strictObject({
  ...TaskRowSchema.shape,
  address: z.string().nullable(),
  onSceneMinutes: z.number().int(),
  raisedBy: z.string(),
  /** Where the officer stood on arrival 到场位置; read by the centre and the officer. */
  arrivedAtPlace: z.strictObject({ lng: z.number(), lat: z.number(), distanceM: z.number().int().nullable() }).nullable(),
  result: z.string().nullable(),
  inspectionId: IdSchema.nullable(),
  evidence: z.array(EvidenceRefSchema),
  steps: z.array(z.strictObject({ at: z.iso.datetime(), move: z.enum(["raise", ...TASK_MOVES]), by: z.string(), text: z.string() })),
  version: z.number().int(),
  abilities: z.array(z.enum(TASK_ABILITIES)),
});
export type TaskView = z.output<typeof TaskViewSchema>;

/** An officer who could go 推荐人员. */
export const SuggestionSchema = z.strictObject({
  officer: TaskOfficerSchema,
  role: z.enum(OFFICER_ROLES),
  station: z.string().nullable(),
  /** Metres to the task; null where no fresh place is shared. */
  distanceM: z.number().int().nullable(),
  /** Open tasks at hand. */
  load: z.number().int(),
  coversTown: z.boolean(),
  refused: z.boolean(),
});
export type Suggestion = z.output<typeof SuggestionSchema>;

export const TaskMessageSchema = z.strictObject({ id: z.number().int(), at: z.iso.datetime(), by: z.string(), mine: z.boolean(), text: z.string() });
export type TaskMessage = z.output<typeof TaskMessageSchema>;

/** A task 下达任务: the place is a shop or a pin. */
export const RaiseTaskSchema = z
  .strictObject({
    source: z.strictObject({ kind: z.enum(TASK_SOURCES), ref: IdSchema.nullable().default(null) }).default({ kind: "manual", ref: null }),
    establishmentId: IdSchema.nullable().default(null),
    lng: lng.nullable().default(null),
    lat: lat.nullable().default(null),
    /** Name of the place where there is no shop. */
    placeName: openText(60).default(""),
    address: openText(160).transform((value) => value || null).nullable().default(null),
    /** Needed with a pin; a shop brings its own. */
    townCode: z.string().regex(/^\d{9}$/, "请选择所在乡镇").nullable().default(null),
    urgency: z.enum(URGENCIES),
    what: openText(300).min(4, "请说明要做什么，至少 4 个字"),
    /** Officer to be assigned at once. */
    assigneeId: IdSchema.nullable().default(null),
  })
  .superRefine((given, ctx) => {
    const issue = (path: string, message: string): void => ctx.addIssue({ code: "custom", path: [path], message });
    if ((given.lng === null) !== (given.lat === null)) issue("lng", "位置的经度和纬度应同时提供");
    if (given.establishmentId === null && given.lng === null) issue("establishmentId", "请选择单位，或在地图上标出位置");
    if (given.establishmentId === null && given.placeName === "") issue("placeName", "请填写地点名称");
    if (given.establishmentId === null && given.townCode === null) issue("townCode", "请选择所在乡镇");
    if ((given.source.kind === "manual") !== (given.source.ref === null)) issue("source", given.source.kind === "manual" ? "人工下达的任务没有来源编号" : "请填写来源编号");
  });
export type RaiseTask = z.output<typeof RaiseTaskSchema>;

const one = z.strictObject({ id: IdSchema });
const move = { id: IdSchema, version: z.number().int() };

export const dispatchApi = {
  raise: endpoint({ method: "POST", path: "/dispatches", summary: "下达任务", repeat: "key", input: RaiseTaskSchema, output: TaskViewSchema }),
  list: endpoint({
    method: "GET",
    path: "/dispatches",
    summary: "任务列表；进行中的按到场期限先后，全部的按下达时间倒序",
    input: z.strictObject({
      ...pageInput,
      /** Number of the task, name of the place. */
      q: text(60).optional(),
      source: queryList(z.enum(TASK_SOURCES)),
      /** True: open tasks, the nearest promise first. */
      open: queryBoolean.optional(),
      state: queryList(z.enum(TASK_STATES)),
      urgency: queryList(z.enum(URGENCIES)),
      townCode: queryList(z.string().regex(/^\d{9}$/)),
      sourceRef: IdSchema.optional(),
      establishmentId: IdSchema.optional(),
      assigneeId: IdSchema.optional(),
      /** Open tasks with nobody on the scene by the promised time 超过到场承诺. */
      late: queryBoolean.optional(),
      /** Accepted on this day or later, whatever became of them. */
      acceptedSince: DaySchema.optional(),
      /** Somebody arrived on this day or later. */
      arrivedSince: DaySchema.optional(),
      /** Of those that somebody arrived at: in time, or not. */
      promiseKept: queryBoolean.optional(),
    }),
    output: pageOf(TaskRowSchema),
  }),
  mine: endpoint({ method: "GET", path: "/me/dispatches", summary: "我的任务", input: z.strictObject({ ...pageInput, open: queryBoolean.optional() }), output: pageOf(TaskRowSchema) }),
  counts: endpoint({
    method: "GET",
    path: "/dispatches/counts",
    summary: "进行中的任务计数",
    input: z.strictObject({}),
    output: z.strictObject({ open: z.number().int(), waiting: z.number().int(), assigned: z.number().int(), accepted: z.number().int(), onTheWay: z.number().int(), onScene: z.number().int(), late: z.number().int(), emergency: z.number().int(), mine: z.number().int() }),
  }),
  /** Before there is a task: who could go to this shop or pin. */
  candidates: endpoint({
    method: "GET",
    path: "/dispatches/candidates",
    summary: "下达任务前，就近空闲的在岗人员",
    input: z
      .strictObject({ establishmentId: IdSchema.optional(), lng: z.coerce.number<number | string>().min(73).max(136).optional(), lat: z.coerce.number<number | string>().min(3).max(54).optional(), townCode: z.string().regex(/^\d{9}$/).optional() })
      .refine((given) => (given.lng === undefined) === (given.lat === undefined), { path: ["lng"], message: "位置的经度和纬度应同时提供" }),
    output: z.strictObject({ rows: z.array(SuggestionSchema) }),
  }),
  get: endpoint({ method: "GET", path: "/dispatches/:id", summary: "一项任务", input: one, output: TaskViewSchema }),
  suggestions: endpoint({ method: "GET", path: "/dispatches/:id/suggestions", summary: "就近空闲的在岗人员", input: one, output: z.strictObject({ rows: z.array(SuggestionSchema) }) }),
  assign: endpoint({ method: "POST", path: "/dispatches/:id/assignment", summary: "指派或改派", input: z.strictObject({ ...move, officerId: IdSchema, reason: openText(200).default("") }), output: TaskViewSchema }),
  recall: endpoint({ method: "POST", path: "/dispatches/:id/recall", summary: "撤回指派", input: z.strictObject({ ...move, reason: openText(200).min(2, "请填写撤回原因") }), output: TaskViewSchema }),
  cancel: endpoint({ method: "POST", path: "/dispatches/:id/cancellation", summary: "取消任务", input: z.strictObject({ ...move, reason: openText(200).min(2, "请填写取消原因") }), output: TaskViewSchema }),
  accept: endpoint({ method: "POST", path: "/dispatches/:id/acceptance", summary: "接受任务", input: z.strictObject(move), output: TaskViewSchema }),
  refuse: endpoint({ method: "POST", path: "/dispatches/:id/refusal", summary: "写明理由拒绝任务", input: z.strictObject({ ...move, reason: openText(200).min(2, "请填写拒绝理由") }), output: TaskViewSchema }),
  depart: endpoint({ method: "POST", path: "/dispatches/:id/departure", summary: "出发前往现场", input: z.strictObject(move), output: TaskViewSchema }),
  arrive: endpoint({ method: "POST", path: "/dispatches/:id/arrival", summary: "到场，记录时间和位置", input: z.strictObject({ ...move, lng: lng.nullable(), lat: lat.nullable() }), output: TaskViewSchema }),
  finish: endpoint({
    method: "POST",
    path: "/dispatches/:id/result",
    summary: "办结并写明处置结果",
    input: z.strictObject({ ...move, result: openText(500).min(4, "请写明处置结果"), inspectionId: IdSchema.nullable().default(null), evidenceIds: z.array(IdSchema).max(10, "最多 9 张照片和 1 段视频").default([]) }),
    output: TaskViewSchema,
  }),
  messages: endpoint({ method: "GET", path: "/dispatches/:id/messages", summary: "任务沟通记录，最近的在前", input: z.strictObject({ id: IdSchema, ...pageInput }), output: pageOf(TaskMessageSchema) }),
  say: endpoint({ method: "POST", path: "/dispatches/:id/messages", summary: "发送任务消息", repeat: "key", input: z.strictObject({ id: IdSchema, text: openText(500).min(1, "请填写内容") }), output: TaskMessageSchema }),
};
