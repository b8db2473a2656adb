import { Op } from "sequelize";
import type { ContentJudge } from "@sunshine/domain/contents/content.vocabulary";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { ContentCheck, ContentVerdict } from "../content.model";
import { publisherOf } from "../publishers";
import { aboutCheck, streamOfCheck } from "./record-check";

/** WeChat says within half an hour what it thinks of a photo; after that a person is asked. */
const VERDICT_MS = 1_800_000;

/** Leaves it to a person 转人工审核, in the ambient transaction. */
export const holdCheck = async (row: ContentCheck, why: string, label: number | null = null): Promise<void> => {
  await row.update({ state: "held", why, label, version: row.version + 1 });
  await emit("content.held.v1", { ...aboutCheck(row), why }, streamOfCheck(row));
};

interface Decision {
  readonly publish: boolean;
  readonly reason: string;
  readonly judge: ContentJudge;
  readonly by: string;
}

/** Brings a check to its end 审核结论, in the ambient transaction: shows what was judged, or takes it away. */
export const endCheck = async (row: ContentCheck, { publish, reason, judge, by }: Decision, now: Date): Promise<void> => {
  await row.update({ state: publish ? "published" : "withheld", shown: publish, why: reason || row.why || null, judge, decidedAt: now, decidedBy: by, version: row.version + 1 });
  await publisherOf(row.subject)[publish ? "publish" : "withhold"](row, now);
  await emit("content.decided.v1", { ...aboutCheck(row), published: publish, reason, accountId: row.accountId == null ? null : Number(row.accountId) }, streamOfCheck(row));
};

/**
 * Applies the verdict of a trace once, whichever came first: the verdict, or our knowledge of what it is about. The
 * check's lock and its state decide; a verdict on what a person has decided meanwhile changes nothing.
 */
export const applyVerdict = async (traceId: string, now: Date): Promise<void> => {
  const row = await ContentCheck.findOne({ where: { traceId }, lock: true });
  const verdict = row && (await ContentVerdict.findOne({ where: { traceId } }));
  if (!verdict || row.state !== "pending") return;
  const { advice, label } = verdict;
  if (advice === "review") return holdCheck(row, "微信建议人工审核", label);
  await row.update({ label });
  await endCheck(row, { publish: advice === "pass", reason: advice === "pass" ? "" : "未通过微信内容安全检测", judge: "wechat", by: "微信" }, now);
};

/** Photos of which nothing was heard go to a person. */
export const holdOverdue = async ({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> => {
  const late = await ContentCheck.findAll({ where: { state: "pending", createdAt: { [Op.lt]: new Date(clock.now().getTime() - VERDICT_MS) } }, order: [["id", "ASC"]], limit: 200, attributes: ["id"] });
  for (const { id } of late) {
    await inTransaction(db.sequelize, async () => {
      const row = await ContentCheck.findByPk(id, { lock: true });
      if (row?.state === "pending") await holdCheck(row, "微信没有给出检测结果");
    });
  }
};
