import * as z from "zod";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryList } from "../kernel/paging";
import { HONOUR_MOVES, HONOUR_STATES } from "./honour.states";
import { DECIDED_ENDINGS, DOCUMENTED_GROUNDS, GROUNDS_OF, HONOUR_ENDINGS, HONOUR_GRAVITIES, HONOUR_GROUNDS, HONOUR_LISTS } from "./honour.vocabulary";

const text = (max: number) => z.string().trim().max(max);

/** A line of the list of entries 红黑榜记录. */
export const HonourRowSchema = z.strictObject({
  id: IdSchema,
  list: z.enum(HONOUR_LISTS),
  state: z.enum(HONOUR_STATES),
  ground: z.enum(HONOUR_GROUNDS),
  establishmentId: IdSchema,
  establishmentName: z.string(),
  townCode: z.string(),
  /** Public words 列入事由. */
  reason: z.string(),
  proposedAt: z.iso.datetime(),
  /** Until when the shop may state its side; null where it was not told. */
  statementUntil: DaySchema.nullable(),
  stated: z.boolean(),
  from: DaySchema.nullable(),
  to: DaySchema.nullable(),
  endedOn: DaySchema.nullable(),
  ending: z.enum(HONOUR_ENDINGS).nullable(),
});
export type HonourRow = z.output<typeof HonourRowSchema>;

export const HONOUR_ABILITIES = ["notify", "state", "list", "drop", "end"] as const;

export const HonourViewSchema = z.strictObject({
  ...HonourRowSchema.shape,
  /** The document on which it stands 依据. */
  basis: z.string(),
  factOn: DaySchema,
  gravity: z.enum(HONOUR_GRAVITIES),
  source: z.strictObject({ kind: z.enum(["inspection", "rectification"]), id: IdSchema }).nullable(),
  statement: z.string().nullable(),
  statedAt: z.iso.datetime().nullable(),
  steps: z.array(z.strictObject({ at: z.iso.datetime(), move: z.enum(HONOUR_MOVES), by: z.string(), text: z.string() })),
  version: z.number().int(),
  abilities: z.array(z.enum(HONOUR_ABILITIES)),
});
export type HonourView = z.output<typeof HonourViewSchema>;

/** An entry in force as the public reads it 公示. */
export const PublicHonourSchema = z.strictObject({
  list: z.enum(HONOUR_LISTS),
  establishmentId: IdSchema,
  establishmentName: z.string(),
  town: z.string(),
  reason: z.string(),
  basis: z.string(),
  from: DaySchema,
  to: DaySchema,
});
export type PublicHonour = z.output<typeof PublicHonourSchema>;

/** A fact of the system on which a black entry may stand 可作为依据的事实. */
export const BlackFactSchema = z.strictObject({ ground: z.enum(HONOUR_GROUNDS), sourceId: IdSchema, label: z.string(), factOn: DaySchema });

/** A proposal 提出列入: the facts that the system holds are named by their record, others by their document. */
export const ProposalSchema = z
  .strictObject({
    establishmentId: IdSchema,
    list: z.enum(HONOUR_LISTS),
    ground: z.enum(HONOUR_GROUNDS),
    sourceId: IdSchema.nullable().default(null),
    /** Number of the decision or report 文书号. */
    document: text(80).default(""),
    factOn: DaySchema.nullable().default(null),
    gravity: z.enum(HONOUR_GRAVITIES).default("general"),
    reason: text(200).min(4, "请填写公示的事由，至少 4 个字"),
  })
  .superRefine((given, ctx) => {
    const issue = (path: string, message: string): void => ctx.addIssue({ code: "custom", path: [path], message });
    if (!GROUNDS_OF[given.list].includes(given.ground)) issue("ground", "列入情形与红黑榜不符");
    if (DOCUMENTED_GROUNDS.includes(given.ground)) {
      if (given.document.length < 4) issue("document", "请填写文书号");
      if (given.factOn === null) issue("factOn", "请填写文书日期");
    } else if (given.list === "black" && given.sourceId === null) issue("sourceId", "请选择作为依据的检查或责令整改");
  });
export type Proposal = z.output<typeof ProposalSchema>;

const one = z.strictObject({ id: IdSchema });
const move = { id: IdSchema, version: z.number().int() };

export const honourApi = {
  list: endpoint({
    method: "GET",
    path: "/honours",
    summary: "红黑榜记录，最近提出的在前",
    input: z.strictObject({ ...pageInput, list: z.enum(HONOUR_LISTS).optional(), state: queryList(z.enum(HONOUR_STATES)), townCode: queryList(z.string().regex(/^\d{9}$/)), establishmentId: IdSchema.optional() }),
    output: pageOf(HonourRowSchema),
  }),
  counts: endpoint({
    method: "GET",
    path: "/honours/counts",
    summary: "红黑榜计数",
    input: z.strictObject({}),
    output: z.strictObject({ red: z.number().int(), black: z.number().int(), proposed: z.number().int(), noticed: z.number().int() }),
  }),
  published: endpoint({
    method: "GET",
    path: "/honours/published",
    summary: "红黑榜公示，最近列入的在前",
    input: z.strictObject({ ...pageInput, list: z.enum(HONOUR_LISTS) }),
    output: pageOf(PublicHonourSchema),
  }),
  get: endpoint({ method: "GET", path: "/honours/:id", summary: "一条红黑榜记录", input: one, output: HonourViewSchema }),
  facts: endpoint({
    method: "GET",
    path: "/establishments/:establishmentId/honour-facts",
    summary: "一户是否符合红榜条件，以及可作为黑榜依据的事实",
    input: z.strictObject({ establishmentId: IdSchema }),
    output: z.strictObject({ red: z.strictObject({ eligible: z.boolean(), obstacles: z.array(z.string()) }), black: z.array(BlackFactSchema) }),
  }),
  propose: endpoint({ method: "POST", path: "/honours", summary: "提出列入红榜或黑榜", repeat: "key", input: ProposalSchema, output: HonourViewSchema }),
  notify: endpoint({ method: "POST", path: "/honours/:id/notice", summary: "告知单位拟列入黑榜及陈述申辩期", input: z.strictObject(move), output: HonourViewSchema }),
  state: endpoint({ method: "POST", path: "/honours/:id/statement", summary: "单位陈述申辩", input: z.strictObject({ ...move, text: text(1000).min(4, "请填写陈述申辩内容，至少 4 个字") }), output: HonourViewSchema }),
  enlist: endpoint({ method: "POST", path: "/honours/:id/listing", summary: "决定列入并公示", input: z.strictObject({ ...move, to: DaySchema.nullable().default(null), opinion: text(300).default("") }), output: HonourViewSchema }),
  drop: endpoint({ method: "POST", path: "/honours/:id/dropping", summary: "决定不予列入", input: z.strictObject({ ...move, why: text(300).min(4, "请写明理由，至少 4 个字") }), output: HonourViewSchema }),
  end: endpoint({ method: "POST", path: "/honours/:id/ending", summary: "提前移出", input: z.strictObject({ ...move, ending: z.enum(DECIDED_ENDINGS), why: text(300).min(4, "请写明理由，至少 4 个字") }), output: HonourViewSchema }),
};
