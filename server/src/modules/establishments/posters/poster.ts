import { buffer } from "node:stream/consumers";
import { faceSvg, gradeColours } from "@sunshine/config/look/faces";
import { markSvg } from "@sunshine/config/look/mark";
import tokens from "@sunshine/config/look/tokens.json";
import { DYNAMIC_GRADES, FACE_LABELS, SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { formatFen } from "@sunshine/domain/kernel/money";
import { openDocument } from "../../../platform/print/document";
import { centred, centredName, drawQr, drawSvg, type Page } from "./drawing";

/** What is printed on a poster 收银码海报. */
export interface PosterSheet {
  readonly name: string;
  readonly licenceNumber: string;
  readonly label: string;
  /** Fen; null where the diner types the amount. */
  readonly amountFen: number | null;
  readonly url: string;
  readonly bureauName: string;
  readonly hotline: string;
}

export type PosterSize = "A4" | "A5";

/** Everything is laid out in points of an A4 page and scaled: A5 has the same proportions. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const SCALE: Record<PosterSize, number> = { A4: 1, A5: 419.53 / WIDTH };
const MARGIN = 44;
const INNER = WIDTH - 2 * MARGIN;
/** The layout is taller than a scaled page in its own points; text must not begin a second page for that. */
const NO_BREAKS = { top: 0, left: 0, right: 0, bottom: -HEIGHT };
const { colour } = tokens;

const head = (page: Page): void => {
  page.rect(0, 0, WIDTH, 158).fill(colour.brand);
  // The edge of a sun behind the band: the accent, never the background.
  page.save().rect(0, 0, WIDTH, 158).clip().circle(WIDTH - 34, 12, 118).fillOpacity(0.1).fill(colour.sun).circle(WIDTH - 34, 12, 76).fillOpacity(0.16).fill(colour.sun).restore();
  page.fillOpacity(1);
  drawSvg(page, markSvg(64), MARGIN, 28, 40);
  page.font("bold").fontSize(20).fillColor(colour.card).text("阳光餐饮", MARGIN + 50, 34, { lineBreak: false });
  centred(page, "扫码看卫生等级 · 明白付款", 0, 86, WIDTH, { font: "bold", size: 35, colour: colour.card });
};

const shop = (page: Page, { name, licenceNumber }: PosterSheet): void => {
  centredName(page, name, { x: MARGIN, y: 168, width: INNER, height: 64 }, 32, colour.ink);
  centred(page, `许可证编号  ${licenceNumber}`, 0, 234, WIDTH, { font: "regular", size: 13.5, colour: colour.secondary });
};

/** Four corners in the accent colour around the code: where the camera should look. */
const corners = (page: Page, x: number, y: number, size: number): void => {
  const arm = 34;
  const ends = [[x, y, 1, 1], [x + size, y, -1, 1], [x, y + size, 1, -1], [x + size, y + size, -1, -1]] as const;
  page.lineWidth(5).lineCap("round").lineJoin("round");
  for (const [cx, cy, dx, dy] of ends) page.moveTo(cx + dx * arm, cy).lineTo(cx, cy).lineTo(cx, cy + dy * arm);
  page.stroke(colour.sun);
};

const code = (page: Page, { url, label, amountFen }: PosterSheet): void => {
  const size = 290;
  const x = (WIDTH - size) / 2;
  const y = 266;
  corners(page, x - 8, y - 4, size + 16);
  drawQr(page, url, x, y + 4, size, colour.ink);
  const words = amountFen === null ? label : `${label} · ${formatFen(amountFen)}`;
  page.font("bold").fontSize(17);
  const width = page.widthOfString(words) + 44;
  page.roundedRect((WIDTH - width) / 2, 576, width, 32, 16).fill(colour.brandSoft);
  centred(page, words, 0, 580, WIDTH, { font: "bold", size: 17, colour: colour.brandDeep });
};

const dashed = (page: Page, draw: () => void): void => {
  page.lineWidth(1.4).dash(5, { space: 4 });
  draw();
  page.stroke(colour.faint).undash();
};

/** The places where the officer puts the 脸谱贴 and the annual grade, with what the faces mean beside them. */
const gradePlace = (page: Page): void => {
  const y = 624;
  const height = 150;
  page.roundedRect(MARGIN, y, INNER, height, 10).fill(colour.page);
  page.font("bold").fontSize(14).fillColor(colour.ink).text("餐饮服务食品安全等级公示", MARGIN + 20, y + 12, { lineBreak: false });
  dashed(page, () => void page.circle(MARGIN + 78, y + 90, 48));
  centred(page, "动态等级", MARGIN + 30, y + 72, 96, { font: "bold", size: 12, colour: colour.secondary });
  centred(page, "脸谱贴粘贴处", MARGIN + 30, y + 91, 96, { font: "regular", size: 10, colour: colour.secondary });
  dashed(page, () => void page.roundedRect(MARGIN + 146, y + 42, 96, 96, 8));
  centred(page, "年度等级", MARGIN + 146, y + 72, 96, { font: "bold", size: 12, colour: colour.secondary });
  centred(page, "等级贴粘贴处", MARGIN + 146, y + 91, 96, { font: "regular", size: 10, colour: colour.secondary });
  DYNAMIC_GRADES.forEach((grade, at) => {
    const x = MARGIN + 272 + at * 76;
    drawSvg(page, faceSvg(grade), x + 9, y + 44, 52);
    centred(page, SHOWN_GRADE_LABELS[grade], x, y + 102, 70, { font: "bold", size: 14, colour: gradeColours(grade).text });
    centred(page, FACE_LABELS[grade], x, y + 122, 70, { font: "regular", size: 10, colour: colour.secondary });
  });
};

const foot = (page: Page, { bureauName, hotline }: PosterSheet): void => {
  centred(page, "付款前请核对手机上的店名与许可证编号；卫生等级以扫码显示的最新结果为准", 0, 786, WIDTH, { font: "regular", size: 11, colour: colour.ink });
  centred(page, `${bureauName}监制 · 投诉举报电话 ${hotline}`, 0, 806, WIDTH, { font: "regular", size: 10, colour: colour.secondary });
};

/** Draws the poster of a checkout code as a PDF with its fonts inside. */
export const drawPoster = async (sheet: PosterSheet, size: PosterSize): Promise<Buffer> => {
  const page = openDocument({ size, margins: NO_BREAKS, info: { Title: `${sheet.name} ${sheet.label} 收银码`, Creator: "阳光餐饮" } });
  const done = buffer(page);
  page.scale(SCALE[size]);
  head(page);
  shop(page, sheet);
  code(page, sheet);
  gradePlace(page);
  foot(page, sheet);
  page.end();
  return done;
};
