import { Image } from "@tarojs/components";
import { SIGNATURE_SHEET, type Stroke } from "@sunshine/domain/inspections/signature";
import tokens from "@sunshine/config/look/tokens.json";
import { svgSource } from "./picture";

const path = (stroke: Stroke): string => {
  const points: string[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at] ?? 0} ${stroke[at + 1] ?? 0}`);
  return points.length === 0 ? "" : `M${points.join("L")}`;
};

/** A signature as a picture that is sharp at any size. */
export const signatureSvg = (strokes: readonly Stroke[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIGNATURE_SHEET.width} ${SIGNATURE_SHEET.height}" width="${SIGNATURE_SHEET.width}" height="${SIGNATURE_SHEET.height}"><path d="${strokes.map(path).join("")}" fill="none" stroke="${tokens.colour.ink}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** What somebody has signed 签名. */
export const Signature = ({ strokes, name }: { readonly strokes: readonly Stroke[]; readonly name: string }) => (
  <Image className="signature" src={svgSource(signatureSvg(strokes))} mode="aspectFit" aria-label={`${name}的签名`} />
);
