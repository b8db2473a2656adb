import { buffer } from "node:stream/consumers";
import { checklistOf } from "@sunshine/config/regulations";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { basisText } from "@sunshine/domain/inspections/findings-library";
import { HANDLING_LABELS, INSPECTION_KIND_LABELS, INSPECTION_MODE_LABELS, VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatVisit } from "@sunshine/domain/inspections/visit-clock";
import { formatDay } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { FileAnswer } from "../../platform/http/route";
import { openDocument } from "../../platform/print/document";
import type { Services } from "../../platform/services";
import { establishmentsById, type EstablishmentFacts } from "../establishments";
import type { Inspection, RecordedFinding } from "./inspection.model";
import { openSigning, type SigningContent } from "./inspection.signing";
import { drawSignatures } from "./signature-sheet";

/** What is printed on a record 监督检查结果记录表. */
interface RecordSheet {
  readonly visit: Inspection;
  readonly shop: EstablishmentFacts;
  readonly signed: SigningContent;
  readonly bureauName: string;
  readonly hotline: string;
}

const MARGIN = 50;
const INK = "#1a1a1a";
const GREY = "#595959";
const LINE = "#8c8c8c";
type Page = PDFKit.PDFDocument;
type Cell = PDFKit.Mixins.CellOptions;

const label = (text: string): Cell => ({ text, backgroundColor: "#f4f4f4", align: { x: "center", y: "center" } });
const wide = (text: string, colSpan = 3): Cell => ({ text, colSpan });

const table = (page: Page, columnStyles: (number | string)[], data: (string | Cell)[][]): void => {
  page.fontSize(10.5).fillColor(INK);
  page.table({ columnStyles, defaultStyle: { border: 0.6, borderColor: LINE, padding: 5, align: { x: "left", y: "center" } }, data });
};

const head = (page: Page, { visit, bureauName }: RecordSheet): void => {
  page.fillColor(INK).font("bold").fontSize(15).text(bureauName, { align: "center" });
  page.fontSize(20).text("食品生产经营监督检查结果记录表", { align: "center" });
  page.font("regular").fontSize(10).fillColor(GREY).text(`记录编号 ${visit.publicId}`, { align: "right" });
  page.moveDown(0.4);
};

const timeOf = ({ timing, visitedOn }: Inspection): string => (timing ? formatVisit({ startedAt: new Date(timing.startedAt), endedAt: new Date(timing.endedAt) }) : formatDay(visitedOn));

const peopleOf = ({ team, inspectors }: Inspection): string =>
  team ? team.map(({ name, organisation }) => (organisation === "" ? name : `${name}（${organisation}）`)).join("、") : inspectors.join("、");

const handlingOf = ({ handling, correctBy }: Inspection): string => (correctBy === null ? HANDLING_LABELS[handling] : `${HANDLING_LABELS[handling]}，整改期限至${formatDay(correctBy)}`);

const subject = (page: Page, { visit, shop }: RecordSheet): void => {
  const { kind, mode, result, score, grade, checklistEdition, findings } = visit;
  const looked = findings.filter(({ verdict }) => verdict !== "not_applicable").length;
  const edition = checklistOf(checklistEdition);
  table(page, [84, "*", 84, "*"], [
    [label("被检查单位"), wide(shop.name)],
    [label("经营者"), { text: shop.operator }, label("许可证编号"), { text: shop.licenceNumber }],
    [label("地址"), wide(shop.address)],
    [label("检查类型"), { text: `${INSPECTION_KIND_LABELS[kind]}（${INSPECTION_MODE_LABELS[mode]}）` }, label("检查人员"), { text: peopleOf(visit) }],
    [label("检查时间"), wide(timeOf(visit))],
    [label("检查依据"), wide(edition ? `${edition.number}、《${edition.title}》` : checklistEdition)],
    [label("检查情况"), wide(`共检查 ${looked} 项，合理缺项 ${findings.length - looked} 项；发现不符合 ${visit.fails} 项，其中关键项 ${visit.keyFails} 项。`)],
    [label("检查结果"), { text: `${VISIT_RESULT_LABELS[result]}，得分 ${score.toFixed(1)}` }, label("动态等级"), { text: grade === null ? "本次不评定" : SHOWN_GRADE_LABELS[grade] }],
    [label("处理"), wide(handlingOf(visit))],
  ]);
};

const stateOf = ({ correctedOnSite, mendedOn, correctBy = null }: RecordedFinding, whole: string | null): string => {
  if (correctedOnSite) return "当场改正";
  if (mendedOn !== null) return `已整改\n${formatDay(mendedOn)}`;
  const by = correctBy ?? whole;
  return by === null ? "待整改" : `限${formatDay(by)}前`;
};

const basisLine = ({ basis = [] }: RecordedFinding): string[] => (basis.length > 0 ? [`依据：${basis.map(basisText).join("；")}`] : []);
const photoLine = ({ photos = [] }: RecordedFinding): string[] => (photos.length > 0 ? [`现场照片 ${photos.length} 张，存于系统。`] : []);

const findingText = (finding: RecordedFinding, { text, key }: { readonly text: string; readonly key: boolean }): string =>
  [`${key ? "【关键项】" : ""}${finding.note || text}`, `检查要点 ${finding.code}：${text}`, ...basisLine(finding), ...photoLine(finding)].join("\n");

const findings = (page: Page, { visit }: RecordSheet): void => {
  page.moveDown(0.6).font("bold").fontSize(12).fillColor(INK).text("检查发现的问题", MARGIN);
  page.moveDown(0.3).font("regular").fontSize(10.5);
  const failed = visit.findings.filter(({ verdict }) => verdict === "fail");
  if (failed.length === 0) return void page.text("本次检查没有发现不符合项。");
  const items = new Map((checklistOf(visit.checklistEdition)?.items ?? []).map((item) => [item.code, item]));
  table(page, [34, "*", 92], [
    [label("序号"), label("问题与依据"), label("整改")],
    ...failed.map((finding, at) => [{ text: String(at + 1), align: "center" as const }, { text: findingText(finding, items.get(finding.code) ?? { text: finding.code, key: false }) }, { text: stateOf(finding, visit.correctBy), align: "center" as const }]),
  ]);
};

const notes = (page: Page, { visit, hotline, bureauName }: RecordSheet): void => {
  page.x = MARGIN;
  page.moveDown(0.8).font("regular").fontSize(9.5).fillColor(GREY);
  if (visit.voidedAt) page.fillColor("#b3261e").text(`本次检查已作废：${visit.voidReason ?? ""}`).fillColor(GREY);
  page.text(`本记录表应在经营场所醒目位置公示，至下一次监督检查。对检查结果有异议的，可向${bureauName}陈述、申辩。联系电话 ${hotline}`, { lineGap: 3 });
};

/** Draws the record as a PDF with its fonts inside, signatures included; long lists run on to further pages. */
const drawRecord = async (sheet: RecordSheet): Promise<Buffer> => {
  const page = openDocument({ size: "A4", margin: MARGIN, info: { Title: `监督检查结果记录表 ${sheet.shop.name} ${sheet.visit.visitedOn}`, Author: sheet.bureauName, Creator: "阳光餐饮" } });
  const done = buffer(page);
  head(page, sheet);
  page.font("regular");
  subject(page, sheet);
  findings(page, sheet);
  drawSignatures(page, { kind: sheet.visit.signing ?? "paper", signed: sheet.signed, margin: MARGIN });
  notes(page, sheet);
  page.end();
  return done;
};

/** The record as a file that opens in the browser 监督检查结果记录表. */
export const recordAnswer = async (services: Services, visit: Inspection): Promise<FileAnswer> => {
  const shop = (await establishmentsById([visit.establishmentId])).get(visit.establishmentId);
  if (!shop) throw new DomainError("not_found");
  const { bureauName, hotline } = services.region;
  const pdf = await drawRecord({ visit, shop, signed: await openSigning(services, visit), bureauName, hotline });
  return new FileAnswer("application/pdf", pdf, { fileName: `监督检查结果记录表-${shop.name}-${visit.visitedOn}.pdf`, inline: true });
};
