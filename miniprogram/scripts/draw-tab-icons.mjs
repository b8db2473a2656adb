// Draws the PNG icons of the tab bar, which WeChat does not take as SVG. Run by hand with Chromium when a drawing changes.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const here = import.meta.dirname;
const bundled = await build({
  stdin: { contents: 'export { iconSvg } from "./src/ui/icons"; import tokens from "@sunshine/config/look/tokens.json"; export { tokens };', resolveDir: resolve(here, ".."), loader: "ts" },
  bundle: true,
  format: "esm",
  write: false,
});
const { iconSvg, tokens } = await import(`data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].text).toString("base64")}`);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
const icons = { home: "face", find: "search", me: "person" };
for (const [tab, icon] of Object.entries(icons))
  for (const [suffix, colour] of [["", tokens.colour.secondary], ["-on", tokens.colour.brand]]) {
    const svg = iconSvg(icon, colour).replace('width="24" height="24"', 'width="81" height="81"');
    await page.setContent(`<style>body{margin:0}</style>${svg}`);
    writeFileSync(resolve(here, `../src/assets/${tab}${suffix}.png`), await page.screenshot({ omitBackground: true }));
  }
await browser.close();
