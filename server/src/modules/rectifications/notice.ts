import { buffer } from "node:stream/consumers";
import { HANDLING_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { openDocument } from "../../platform/print/document";
import type { EstablishmentFacts } from "../establishments";
import type { RectificationOrder } from "./rectification.model";

/** What is printed on a notice 责令整改通知书. */
export interface NoticeSheet {
  readonly order: RectificationOrder;
  readonly shop: Pick<EstablishmentFacts, "name" | "licenceNumber" | "operator" | "address">;
  readonly bureauName: string;
  readonly hotline: string;
}

const MARGIN = 60;
const INK = "#1a1a1a";
const GREY = "#595959";
type Page = PDFKit.PDFDocument;

const line = (page: Page, text: string, options: PDFKit.Mixins.TextOptions = {}): void => void page.text(text, { lineGap: 4, paragraphGap: 4, ...options });
/** Chinese papers indent a paragraph by two characters. */
const paragraph = (page: Page, text: string): void => line(page, text, { indent: 23 });

const head = (page: Page, { order, bureauName }: NoticeSheet): void => {
  page.fillColor(INK).font("bold").fontSize(16);
  line(page, bureauName, { align: "center" });
  page.fontSize(22);
  line(page, "责令整改通知书", { align: "center" });
  page.font("regular").fontSize(11.5);
  line(page, order.number, { align: "right" });
  page.moveDown(0.6);
};

const addressee = (page: Page, { shop }: NoticeSheet): void => {
  line(page, `${shop.name}：`);
  page.fontSize(10).fillColor(GREY);
  line(page, `经营者：${shop.operator}　　许可证编号：${shop.licenceNumber}\n经营场所：${shop.address}`);
  page.fontSize(11.5).fillColor(INK);
};

const findings = (page: Page, { order }: NoticeSheet): void => {
  order.mendings.forEach(({ code, text, note, key, basis }, at) => {
    page.font("bold");
    line(page, `${at + 1}．${key ? "【关键项】" : ""}${note || text}`);
    page.font("regular").fontSize(10).fillColor(GREY);
    line(page, `检查要点 ${code}：${text}\n依据：${basis}`, { indent: 0 });
    page.fontSize(11.5).fillColor(INK);
  });
};

const demand = (page: Page, { order }: NoticeSheet): void => {
  paragraph(page, `现责令你单位于${formatDay(order.dueOn)}前完成整改，并通过“阳光餐饮”逐项反馈整改情况和照片。整改期限届满，我局将核查整改情况；逾期未整改或者整改不符合要求的，依法处理。`);
  if (order.handling !== "rectify") paragraph(page, `本次检查处理意见：${HANDLING_LABELS[order.handling]}。`);
  if (order.dueOn !== order.firstDueOn) paragraph(page, `原定整改期限为${formatDay(order.firstDueOn)}，经申请已延期。`);
};

const foot = (page: Page, { order, bureauName, hotline }: NoticeSheet): void => {
  page.moveDown(1);
  line(page, `检查人员：${order.inspectors.join("、")}`);
  page.moveDown(1);
  line(page, `${bureauName}（印章）`, { align: "right" });
  line(page, formatDay(order.issuedOn), { align: "right" });
  page.moveDown(1);
  line(page, "签收人：　　　　　　　　　　　　　　　签收日期：　　　　年　　月　　日");
  page.fontSize(9.5).fillColor(GREY);
  line(page, `本通知一式两份，一份送达当事人，一份存档。联系电话 ${hotline}`);
};

/** Draws the notice as a PDF with its fonts inside; long lists of findings run on to further pages. */
export const drawNotice = async (sheet: NoticeSheet): Promise<Buffer> => {
  const page = openDocument({ size: "A4", margin: MARGIN, info: { Title: `责令整改通知书 ${sheet.order.number}`, Author: sheet.bureauName, Creator: "阳光餐饮" } });
  const done = buffer(page);
  head(page, sheet);
  addressee(page, sheet);
  paragraph(page, `${formatDay(sheet.order.inspectedOn)}，我局对你单位进行了食品安全监督检查。经对照${sheet.order.legalBasis}，发现以下问题：`);
  findings(page, sheet);
  demand(page, sheet);
  foot(page, sheet);
  page.end();
  return done;
};
