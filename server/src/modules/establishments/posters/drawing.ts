import { create } from "qrcode";

/** The page being drawn, as pdfkit calls it. */
export type Page = PDFKit.PDFDocument;

type Attributes = Readonly<Record<string, string>>;

const attributesOf = (tag: string): Attributes => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));

const paint = (page: Page, { fill, stroke, "stroke-width": width }: Attributes): void => {
  const filled = fill !== undefined && fill !== "none";
  const stroked = stroke !== undefined && stroke !== "none";
  if (stroked) page.lineWidth(Number(width ?? 1)).lineCap("round").lineJoin("round");
  if (filled && stroked) page.fillAndStroke(fill, stroke);
  else if (filled) page.fill(fill);
  else if (stroked) page.stroke(stroke);
};

const shape = (page: Page, name: string, attributes: Attributes): void => {
  if (name === "circle") page.circle(Number(attributes["cx"]), Number(attributes["cy"]), Number(attributes["r"]));
  else page.path(attributes["d"] ?? "");
  const dash = attributes["stroke-dasharray"]?.split(" ").map(Number);
  if (dash) page.dash(dash[0] ?? 1, { space: dash[1] ?? 1 });
  paint(page, attributes);
  if (dash) page.undash();
};

/** Draws one of our own pictures (circles, paths and groups) as lines, so that it prints sharp at any size. */
export const drawSvg = (page: Page, svg: string, x: number, y: number, size: number): void => {
  const tags = [...svg.matchAll(/<(\/?)(svg|g|circle|path)\b([^>]*)>/g)];
  const inherited: Attributes[] = [{}];
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? size);
  page.save().translate(x, y).scale(size / side);
  for (const [, closing, name = "", rest = ""] of tags) {
    if (closing === "/") {
      inherited.pop();
      continue;
    }
    const attributes = { ...inherited.at(-1), ...attributesOf(rest) };
    if (name === "g" || name === "svg") inherited.push(attributes);
    else shape(page, name, attributes);
  }
  page.restore();
};

/** Draws a QR code as filled squares with its quiet zone; medium-high correction, because codes on tables get scratched. */
export const drawQr = (page: Page, text: string, x: number, y: number, size: number, colour: string): void => {
  const { modules } = create(text, { errorCorrectionLevel: "Q" });
  const quiet = 3;
  const unit = size / (modules.size + 2 * quiet);
  page.save().translate(x + quiet * unit, y + quiet * unit);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      // A hair wider than a module: printers leave white seams between exact neighbours.
      if (modules.get(row, column)) page.rect(column * unit, row * unit, unit * 1.02, unit * 1.02);
    }
  }
  page.fill(colour).restore();
};

export interface TextStyle {
  readonly font: "regular" | "bold";
  readonly size: number;
  readonly colour: string;
}

/** Writes one centred line between `x` and `x + width`. */
export const centred = (page: Page, text: string, x: number, y: number, width: number, { font, size, colour }: TextStyle): void => {
  page.font(font).fontSize(size).fillColor(colour).text(text, x, y, { width, align: "center", lineBreak: false });
};

/** The largest size at which a text needs at most `lines` lines, not below `least`. */
const fittingSize = (page: Page, text: string, width: number, lines: number, from: number, least: number): number => {
  for (let size = from; size > least; size -= 1) {
    page.fontSize(size);
    if (page.heightOfString(text, { width, align: "center" }) <= size * 1.5 * lines) return size;
  }
  return least;
};

/** Writes a name centred in a box, smaller or on two lines where it is long. */
export const centredName = (page: Page, text: string, box: { x: number; y: number; width: number; height: number }, from: number, colour: string): void => {
  page.font("bold");
  const size = fittingSize(page, text, box.width, 1, from, from * 0.72);
  const used = size > from * 0.72 ? size : fittingSize(page, text, box.width, 2, from * 0.72, 8);
  page.fontSize(used);
  const height = page.heightOfString(text, { width: box.width, align: "center" });
  page.fillColor(colour).text(text, box.x, box.y + (box.height - height) / 2, { width: box.width, align: "center" });
};
