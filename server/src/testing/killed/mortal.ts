import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { createCaller, type Caller } from "@sunshine/domain/kernel/client";
import { readJson } from "../../local-host";

const ROOT = join(__dirname, "../../../..");

/** Makes the program once; packages are found where the server finds them. */
export const buildCounty = async (): Promise<string> => {
  const outfile = join(ROOT, "server/dist", `killed-${process.pid}.js`);
  await build({
    entryPoints: [join(__dirname, "county-process.ts")], outfile, bundle: true, platform: "node", target: "node20", format: "cjs", packages: "external", keepNames: true, logLevel: "error",
    alias: { "@sunshine/domain": join(ROOT, "domain/src"), "@sunshine/config": join(ROOT, "config") },
  });
  return outfile;
};

/** A server that can be killed, and begins again on the same data. */
export interface Mortal {
  readonly as: (actor: Actor) => Caller;
  /** SIGKILL: nothing is finished, nothing is said. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly shop: () => number;
}

const bearer = (actor: Actor): string => createHash("sha256").update(JSON.stringify(actor)).digest("base64url");

export const createMortal = (program: string, env: Readonly<Record<string, string>>): Mortal => {
  let child: ChildProcess | null = null;
  let at = { url: "", shop: 0 };
  return {
    shop: () => at.shop,
    as: (actor) =>
      createCaller(async ({ method, url, body, headers }) =>
        readJson(await fetch(at.url + url, { method, headers: { authorization: `Bearer ${bearer(actor)}`, "content-type": "application/json", ...headers }, ...(body && { body: JSON.stringify(body) }) }))
      ),
    start: async () => {
      const started = spawn(process.execPath, ["--enable-source-maps", program], { env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", TZ: "UTC", ...env }, stdio: ["ignore", "pipe", "pipe"] });
      child = started;
      let errors = "";
      started.stderr.on("data", (piece: Buffer) => (errors += piece.toString()));
      at = await new Promise<typeof at>((resolve, reject) => {
        createInterface({ input: started.stdout }).once("line", (line) => resolve(JSON.parse(line) as typeof at));
        started.once("exit", (code) => reject(new Error(`the county ended with ${code}: ${errors}`)));
      });
    },
    kill: async () => {
      const dying = child;
      child = null;
      if (!dying || dying.exitCode !== null) return;
      const gone = new Promise((resolve) => dying.once("exit", resolve));
      dying.kill("SIGKILL");
      await gone;
    },
  };
};
