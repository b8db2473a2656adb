import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const look = join(root, "../config/look");
const dist = join(root, "dist");

/** { colour: { ink: "#…" } } → "--colour-ink: #…;" for every colour and measure of the look. */
const variablesOf = (tokens, path = []) =>
  Object.entries(tokens).flatMap(([name, value]) => {
    const at = [...path, name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
    return typeof value === "object" ? variablesOf(value, at) : [`--${at.join("-")}: ${value};`];
  });

/** `import "look:tokens.css"`: the shared tokens as CSS variables. */
const lookPlugin = {
  name: "look",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^look:tokens\.css$/ }, ({ path }) => ({ path, namespace: "look" }));
    onLoad({ filter: /.*/, namespace: "look" }, async () => {
      const tokens = JSON.parse(await readFile(join(look, "tokens.json"), "utf8"));
      return { contents: `:root {\n  ${variablesOf(tokens).join("\n  ")}\n}\n`, loader: "css", watchFiles: [join(look, "tokens.json")] };
    });
  },
};

/** The mark is drawn by the shared look; the browser tab takes it as a file. */
const writeMark = async () => {
  const { outputFiles } = await build({ entryPoints: [join(look, "mark.ts")], bundle: true, write: false, format: "esm", logLevel: "error" });
  const { markSvg } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  const svg = markSvg(64);
  const name = `mark-${createHash("sha256").update(svg).digest("hex").slice(0, 10)}.svg`;
  await writeFile(join(dist, "assets", name), svg);
  return `/assets/${name}`;
};

const bundle = () =>
  build({
    entryPoints: { console: join(root, "src/app.tsx"), command: join(root, "src/command.tsx") },
    outdir: join(dist, "assets"),
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    sourcemap: process.env.SOURCE_MAPS === "1",
    metafile: true,
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    assetNames: "[name]-[hash]",
    publicPath: "/assets",
    // Schemas read this when they are made, which is before any of our own lines run: the page's policy forbids code from text.
    banner: { js: "globalThis.__zod_globalConfig??={jitless:true};" },
    define: { "process.env.NODE_ENV": '"production"' },
    jsx: "automatic",
    plugins: [lookPlugin],
    logLevel: "warning",
  });

const page = async (entry, template, outputs, icon) => {
  const [file, output] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint && relative(root, join(process.cwd(), entryPoint)) === `src/${entry}`);
  const assetOf = (path) => `/assets/${path.split("/").at(-1)}`;
  const preloads = output.imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => `<link rel="modulepreload" href="${assetOf(path)}">`);
  const styles = output.cssBundle ? [`<link rel="stylesheet" href="${assetOf(output.cssBundle)}">`] : [];
  const head = [`<link rel="icon" type="image/svg+xml" href="${icon}">`, ...styles, ...preloads, `<script type="module" src="${assetOf(file)}"></script>`];
  const html = await readFile(join(root, "src", template), "utf8");
  await writeFile(join(dist, template), html.replace("<!-- assets -->", head.join("\n    ")));
};

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, "assets"), { recursive: true });
const [{ metafile }, icon] = await Promise.all([bundle(), writeMark()]);
await page("app.tsx", "index.html", metafile.outputs, icon);
await page("command.tsx", "command.html", metafile.outputs, icon);
const bytes = Object.values(metafile.outputs).reduce((sum, { bytes: one }) => sum + one, 0);
console.log(`admin-web: ${Object.keys(metafile.outputs).length} files, ${Math.round(bytes / 1024)} KB`);
