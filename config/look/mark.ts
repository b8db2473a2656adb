import tokens from "./tokens.json";

const RAYS = 8;

const ray = (index: number): string => {
  const angle = (index * 2 * Math.PI) / RAYS;
  const at = (radius: number): string => `${(32 + radius * Math.sin(angle)).toFixed(2)} ${(32 - radius * Math.cos(angle)).toFixed(2)}`;
  return `M${at(22)}L${at(28)}`;
};

/** The product's mark 标识: a small sun with a smile, 64 × 64, in the accent colour or the one given. */
export const markSvg = (size = 64, colour: string = tokens.colour.sun): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64" fill="none" stroke="${colour}" stroke-width="5" stroke-linecap="round">` +
  `<circle cx="32" cy="32" r="15" fill="${colour}"/><path d="${Array.from({ length: RAYS }, (_, index) => ray(index)).join("")}"/>` +
  `<path d="M24.5 34.5c1.800 4 4.4 5.700 7.500 5.700s5.700-1.700 7.500-5.700" stroke="#FFFFFF" stroke-width="3.5"/></svg>`;
