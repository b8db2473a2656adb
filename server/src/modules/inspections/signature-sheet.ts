import { SIGNING_LABELS, type SigningKind } from "@sunshine/domain/inspections/inspection.vocabulary";
import { SIGNATURE_SHEET, type Stroke } from "@sunshine/domain/inspections/signature";
import { formatInstant } from "@sunshine/domain/kernel/day";
import type { SigningContent } from "./inspection.signing";

type Page = PDFKit.PDFDocument;

/** Size of a signature on paper, points. */
const WIDTH = 150;
const HEIGHT = (WIDTH * SIGNATURE_SHEET.height) / SIGNATURE_SHEET.width;
const ROW = HEIGHT + 34;
const INK = "#1a1a1a";
const GREY = "#595959";

const drawStrokes = (page: Page, strokes: readonly Stroke[], left: number, top: number): void => {
  const scale = WIDTH / SIGNATURE_SHEET.width;
  const at = (stroke: Stroke, place: number): [number, number] => [left + (stroke[place] ?? 0) * scale, top + (stroke[place + 1] ?? 0) * scale];
  page.save().lineWidth(1.1).lineCap("round").lineJoin("round").strokeColor(INK);
  for (const stroke of strokes) {
    page.moveTo(...at(stroke, 0));
    // A single touch is a dot.
    if (stroke.length === 2) page.lineTo(at(stroke, 0)[0] + 0.6, at(stroke, 0)[1]);
    for (let place = 2; place < stroke.length; place += 2) page.lineTo(...at(stroke, place));
    page.stroke();
  }
  page.restore();
};

const needRoom = (page: Page, height: number): void => {
  if (page.y + height > page.page.height - page.page.margins.bottom) page.addPage();
};

interface Box {
  readonly title: string;
  readonly name: string;
  readonly signedAt: string;
  readonly strokes: readonly Stroke[];
}

/** Three signatures a row, each with its name and time under it. */
const drawBoxes = (page: Page, boxes: readonly Box[], margin: number): void => {
  for (let from = 0; from < boxes.length; from += 3) {
    needRoom(page, ROW);
    const top = page.y;
    boxes.slice(from, from + 3).forEach(({ title, name, signedAt, strokes }, at) => {
      const left = margin + at * (WIDTH + 20);
      drawStrokes(page, strokes, left, top);
      page.fontSize(9).fillColor(GREY).text(`${title} ${name}`, left, top + HEIGHT + 2, { width: WIDTH, lineBreak: false });
      page.text(formatInstant(new Date(signedAt)), left, top + HEIGHT + 15, { width: WIDTH, lineBreak: false });
    });
    page.x = margin;
    page.y = top + ROW;
  }
};

const blankLines = (page: Page): void => {
  needRoom(page, 60);
  page.text("检查人员签字：　　　　　　　　　　　　　　　　　　　　　年　　月　　日");
  page.moveDown(0.6).text("被检查单位签字：　　　　　　　　　　　　　　　　　　　　年　　月　　日");
};

/** Signatures of both sides as they were written 双方签字; lines to sign on where that was done on paper. */
export const drawSignatures = (page: Page, { kind, signed: { officers, shop, refusal }, margin }: { readonly kind: SigningKind; readonly signed: SigningContent; readonly margin: number }): void => {
  page.x = margin;
  needRoom(page, ROW + 30);
  page.moveDown(0.8).font("bold").fontSize(12).fillColor(INK).text("签字", margin);
  page.moveDown(0.3).font("regular").fontSize(10.5);
  if (kind === "paper") return blankLines(page);
  page.text(`${SIGNING_LABELS[kind]}。`);
  if (refusal) page.text(`拒签情况：${refusal.reason}　见证人：${refusal.witness}${refusal.capacity === "" ? "" : `（${refusal.capacity}）`}`, { lineGap: 3 });
  page.moveDown(0.3);
  drawBoxes(page, [
    ...officers.map(({ name, signedAt, strokes }) => ({ title: "检查人员", name, signedAt, strokes })),
    ...(shop ? [{ title: shop.capacity, name: shop.name, signedAt: shop.signedAt, strokes: shop.strokes }] : []),
  ], margin);
};
