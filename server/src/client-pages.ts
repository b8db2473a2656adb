import { join } from "node:path";
import type { Pages } from "./platform/http/pages";

/** Where the built clients lie beside the built server. */
const ROOT = join(__dirname, "..", "..");

/** The clients that a server serves, the most particular prefix first. */
export const clientPages = (): Pages[] => [
  { prefix: "/m/", directory: join(ROOT, "miniprogram", "dist", "h5"), index: "index.html" },
  { prefix: "/command", directory: join(ROOT, "admin-web", "dist"), index: "command.html" },
  { prefix: "/", directory: join(ROOT, "admin-web", "dist"), index: "index.html" },
];
