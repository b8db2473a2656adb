import { existsSync, readdirSync } from "node:fs";

const foldersOf = (path) =>
  existsSync(path) ? readdirSync(path, { withFileTypes: true }).filter((it) => it.isDirectory()).map(({ name }) => name) : [];

/** A server module sees itself, the platform, the domain, and other modules' front doors. */
const moduleZones = (root) => {
  const modules = foldersOf(root);
  return modules.map((self) => ({
    target: `./${root}/${self}`,
    from: `./${root}`,
    except: [`./${self}`, ...modules.filter((other) => other !== self).map((other) => `./${other}/index.ts`)],
    message: "Import another module through its index.ts, or react to its events.",
  }));
};

/** In a client the layers look one way: platform ← ui ← features ← pages. */
const clientZones = (root) => {
  const layers = ["platform", "ui", "features", "pages"];
  return layers.flatMap((layer, at) =>
    layers.slice(at + 1).map((above) => ({
      target: `./${root}/${layer}`,
      from: `./${root}/${above}`,
      message: `${layer} may not look up into ${above}.`,
    }))
  );
};

const ends = ["server", "admin-web", "miniprogram", "e2e", "bench"];

/** Dependencies run one way: domain ← config ← the ends; no end imports another. */
export const zones = [
  ...["config", ...ends].map((end) => ({ target: "./domain/src", from: `./${end}`, message: "domain stands alone." })),
  ...ends.map((end) => ({ target: "./config", from: `./${end}`, message: "config knows no end." })),
  ...["admin-web", "miniprogram"].flatMap((client) =>
    ends.filter((end) => end !== client).map((end) => ({ target: `./${client}`, from: `./${end}`, message: "The ends meet in domain." }))
  ),
  ...["admin-web", "miniprogram", "e2e", "bench"].map((end) => ({ target: "./server/src", from: `./${end}`, message: "The ends meet in domain." })),
  { target: "./server/src/platform", from: "./server/src/modules", message: "platform names no feature." },
  ...moduleZones("server/src/modules"),
  ...clientZones("admin-web/src"),
  ...clientZones("miniprogram/src"),
];
