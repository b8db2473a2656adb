import { buffer } from "node:stream/consumers";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import type { Mediation, OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_DEMAND_LABELS, CASE_KIND_LABELS, CASE_OUTCOME_LABELS, CLAIMANT_SIDE_LABELS, REFUSAL_GROUND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { formatFen } from "@sunshine/domain/kernel/money";
import { openDocument } from "../../platform/print/document";

/** Who complained 投诉举报人, for the handler's own paper. */
export interface PrintedIdentity {
  readonly name: string;
  readonly phone: string;
  readonly address: string | null;
}

/** What every paper of a case says of its making. */
export interface Printing {
  readonly bureauName: string;
  readonly by: string;
  readonly at: Date;
}

const INK = "#1a1a1a";
const GREY = "#595959";
const LABEL_WIDTH = 96;
type Page = PDFKit.PDFDocument;

const heading = (page: Page, text: string): void => void page.moveDown(0.6).font("bold").fontSize(13).fillColor(INK).text(text).moveDown(0.2).font("regular").fontSize(10.5);

const fact = (page: Page, label: string, value: string): void => {
  if (value === "") return;
  const { x, y } = page;
  const pages = page.bufferedPageRange().count;
  page.fillColor(GREY).text(label, x, y, { width: LABEL_WIDTH });
  const after = page.y;
  page.fillColor(INK).text(value, x + LABEL_WIDTH, y, { lineGap: 2, width: page.page.width - page.page.margins.right - x - LABEL_WIDTH });
  page.x = x;
  const turned = page.bufferedPageRange().count > pages;
  page.y = (turned ? page.y : Math.max(after, page.y)) + 4;
};

const title = (page: Page, { bureauName }: Printing, words: string, number: string): void => {
  page.font("bold").fontSize(15).fillColor(INK).text(bureauName, { align: "center" });
  page.fontSize(20).text(words, { align: "center" });
  page.font("regular").fontSize(10.5).fillColor(GREY).text(`编号 ${number}`, { align: "right" }).moveDown(0.4);
};

/** Every page says who printed it and when: a paper that turns up elsewhere names its way. */
const pageFeet = (page: Page, { by, at }: Printing, named: boolean): void => {
  const { start, count } = page.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    page.switchToPage(index);
    page.page.margins.bottom = 0;
    const warning = named ? "含投诉举报人身份，限承办人使用，不得外传。" : "不含投诉举报人身份。";
    page.font("regular").fontSize(8.5).fillColor(GREY).text(`${warning}${by}于${formatInstant(at)}打印　第 ${index - start + 1} 页，共 ${count} 页`, 56, page.page.height - 36, { lineBreak: false });
  }
};

const finish = async (page: Page, printing: Printing, named: boolean): Promise<Buffer> => {
  const done = buffer(page);
  pageFeet(page, printing, named);
  page.end();
  return done;
};

const open = (name: string, { bureauName }: Printing): Page => openDocument({ size: "A4", margin: 56, bufferPages: true, info: { Title: name, Author: bureauName, Creator: "阳光餐饮" } });

const told = (page: Page, view: OfficerCaseView): void => {
  heading(page, "反映情况");
  fact(page, "类型与类别", `${CASE_KIND_LABELS[view.kind]}${view.anonymous ? "（匿名）" : ""}，${CASE_CATEGORY_LABELS[view.category]}`);
  fact(page, "单位或地点", [view.placeName, view.address].filter(Boolean).join("，"));
  fact(page, "发生时间", formatInstant(new Date(view.happenedAt)));
  fact(page, "收到时间", formatInstant(new Date(view.receivedAt)));
  fact(page, "投诉请求", view.demands.map((demand) => CASE_DEMAND_LABELS[demand]).join("、"));
  fact(page, "付款凭证", view.paidOrder ? `已核实在该店付款 ${formatFen(view.paidOrder.amountFen)}，${formatInstant(new Date(view.paidOrder.paidAt))}` : "");
  for (const { question, answer } of view.answers) fact(page, question, answer);
  fact(page, "反映内容", view.story);
  fact(page, "证据材料", view.evidence.length > 0 ? `${view.evidence.length} 件，存于系统` : "无");
};

const decisions = ({ refusalGround, refusalText, filing, outcome, publicSummary, rating }: OfficerCaseView): (readonly [string, string])[] => [
  ["不予受理理由", refusalGround ? `${REFUSAL_GROUND_LABELS[refusalGround]}。${refusalText}` : ""],
  ["立案决定", filing ? `${formatDay(filing.on)}${filing.filed ? "立案" : "不予立案"}：${filing.reason}` : ""],
  ["办结结果", outcome ? `${CASE_OUTCOME_LABELS[outcome]}。${publicSummary}` : ""],
  ["评价", rating ? `${rating.stars} 星，${rating.solved ? "已解决" : "未解决"}。${rating.text}` : ""],
];

const handled = (page: Page, view: OfficerCaseView): void => {
  heading(page, "办理情况");
  fact(page, "状态", CASE_STATE_LABELS[view.state]);
  fact(page, "承办人", view.handlerName ?? "未分派");
  fact(page, "期限", view.deadline ? `${view.deadline.label}，${formatDay(view.deadline.on)}` : "");
  fact(page, "告知单位摘要", view.shopSummary ?? "");
  for (const [label, value] of decisions(view)) fact(page, label, value);
};

const READERS = { claimant: "告知投诉举报人", office: "仅内部", shop: "单位可见" } as const;

const steps = (page: Page, view: OfficerCaseView): void => {
  heading(page, "办理过程与告知");
  for (const { at, title: words, text, by, notice, audience, evidence } of view.timeline) {
    page.font("bold").fontSize(10.5).fillColor(INK).text(`${formatInstant(new Date(at))}　${words}${notice ? "（告知）" : ""}`);
    page.font("regular").fillColor(GREY).text(`${by}，${READERS[audience]}${evidence.length > 0 ? `，材料 ${evidence.length} 件` : ""}`);
    if (text) page.fillColor(INK).text(text, { lineGap: 2 });
    page.moveDown(0.35);
  }
};

/** Draws the case file 案卷; with an identity it is the handler's own paper. */
export const drawCaseFile = (view: OfficerCaseView, identity: PrintedIdentity | null, printing: Printing): Promise<Buffer> => {
  const page = open(`${CASE_KIND_LABELS[view.kind]}案卷 ${view.number}`, printing);
  title(page, printing, `${CASE_KIND_LABELS[view.kind]}案卷`, view.number);
  if (identity) {
    heading(page, view.kind === "complaint" ? "投诉人" : "举报人");
    fact(page, "姓名", identity.name);
    fact(page, "电话", identity.phone);
    fact(page, "联系地址", identity.address ?? "");
  }
  told(page, view);
  handled(page, view);
  steps(page, view);
  return finish(page, printing, identity !== null);
};

/** Draws the record of a mediation 调解记录 for both sides to sign; the complainant writes the own name by hand. */
export const drawMediation = (view: OfficerCaseView, { heldAt, place, mediator, claimantSide, present, claims, statement, record, agreed, agreement }: Mediation, printing: Printing): Promise<Buffer> => {
  const page = open(`调解记录 ${view.number}`, printing);
  title(page, printing, "消费者权益争议调解记录", view.number);
  fact(page, "调解时间", formatInstant(new Date(heldAt)));
  fact(page, "调解地点", place);
  fact(page, "调解人员", mediator);
  fact(page, "投诉人一方", CLAIMANT_SIDE_LABELS[claimantSide]);
  fact(page, "被投诉人", view.placeName);
  fact(page, "到场人员", present);
  fact(page, "投诉请求", claims || view.demands.map((demand) => CASE_DEMAND_LABELS[demand]).join("、"));
  fact(page, "被投诉人陈述", statement);
  fact(page, "调解经过", record);
  fact(page, "调解结果", agreed ? "双方自愿达成协议" : "双方未达成一致");
  fact(page, "协议内容", agreement);
  page.moveDown(2).fillColor(INK);
  page.text("投诉人（签名）：　　　　　　　　　　　　　被投诉人（签名或盖章）：").moveDown(1.6);
  page.text("调解人员（签名）：　　　　　　　　　　　　日期：　　　　年　　月　　日");
  return finish(page, printing, false);
};
