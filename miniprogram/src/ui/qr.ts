import { create } from "qrcode/lib/core/qrcode";

/** White modules around the code, as the standard wants. */
const QUIET = 4;

/** A QR code as SVG. Bytes are given, because WeChat has no TextEncoder. */
export const qrSvg = (text: string): string => {
  const data = Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
  const { modules } = create([{ data, mode: "byte" }], { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * QUIET;
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) squares.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 8}" height="${side * 8}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${squares.join("")}"/></svg>`;
};
