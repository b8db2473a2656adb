/** An SVG as a source for Image, which both WeChat and browsers draw. */
export const svgSource = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;
