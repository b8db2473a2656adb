import { generateKeyPairSync } from "node:crypto";
import { PayOutcomeUnknown } from "../pay-errors";
import { PlatformKeys, type PlatformCertificate } from "../platform-keys";

const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const START = Date.parse("2026-09-01T00:00:00Z");
const YEAR_MS = 366 * 86_400_000;
const A = "A".repeat(40);
const B = "B".repeat(40);

const certificate = (serial: string, expiresAt = new Date(START + YEAR_MS)): PlatformCertificate => ({ serial, publicKey, expiresAt });

/** Keys with a clock and a download that the test holds in its hands. */
const keysWith = (published: PlatformCertificate[]) => {
  const world = { now: START, published, downloads: 0, failing: false };
  const keys = new PlatformKeys({
    publicKeys: [{ id: "PUB_KEY_ID_01", pem: publicKey.export({ type: "spki", format: "pem" }).toString() }],
    refreshMs: 30_000,
    now: () => new Date(world.now),
    download: async () => {
      world.downloads += 1;
      if (world.failing) throw new PayOutcomeUnknown("no answer");
      return world.published;
    },
  });
  return { keys, world };
};

describe("the keys by which WeChat Pay proves itself", () => {
  it("knows configured public keys without asking anybody", async () => {
    const { keys, world } = keysWith([]);
    await expect(keys.find("PUB_KEY_ID_01")).resolves.toBeDefined();
    await expect(keys.find("PUB_KEY_ID_02")).rejects.toThrow("is not configured");
    expect(world.downloads).toBe(0);
  });

  it("downloads once for many who ask at the same time", async () => {
    const { keys, world } = keysWith([certificate(A), certificate(B)]);
    await Promise.all([A, B, A.toLowerCase(), B, A].map((serial) => keys.find(serial)));
    expect(world.downloads).toBe(1);
  });

  it("downloads once when two jobs refresh at the same time", async () => {
    const { keys, world } = keysWith([certificate(A)]);
    await Promise.all([keys.refresh(), keys.refresh()]);
    expect(world.downloads).toBe(1);
  });

  it("does not let strangers who invent serials make us download again and again", async () => {
    const { keys, world } = keysWith([certificate(A)]);
    for (let guess = 0; guess < 20; guess += 1) {
      await expect(keys.find(String(guess).padStart(16, "C"))).rejects.toThrow("unknown platform certificate");
    }
    expect(world.downloads).toBe(1);
    await expect(keys.find(A)).resolves.toBeDefined();
  });

  it("finds a new certificate once the half minute is over", async () => {
    const { keys, world } = keysWith([certificate(A)]);
    await keys.find(A);
    world.published = [certificate(A), certificate(B)];
    world.now += 29_999;
    await expect(keys.find(B)).rejects.toThrow("unknown platform certificate");
    world.now += 1;
    await expect(keys.find(B)).resolves.toBeDefined();
  });

  it("tries again soon after a download that failed", async () => {
    const { keys, world } = keysWith([certificate(A)]);
    world.failing = true;
    await expect(keys.find(A)).rejects.toBeInstanceOf(PayOutcomeUnknown);
    world.failing = false;
    await expect(keys.find(A)).rejects.toThrow("unknown platform certificate");
    world.now += 3_000;
    await expect(keys.find(A)).resolves.toBeDefined();
  });

  it("gives up a certificate on the day it expires", async () => {
    const { keys, world } = keysWith([certificate(A, new Date(START + 60_000))]);
    await keys.find(A);
    world.published = [];
    world.now += 60_000;
    await expect(keys.find(A)).rejects.toThrow("unknown platform certificate");
  });

  it.each(["__proto__", "constructor", "", "PUB_KEY_ID_", "PUB_KEY_ID_x", "A".repeat(65), `${A}\n`])("refuses the malformed serial %j without asking anybody", async (serial) => {
    const { keys, world } = keysWith([certificate(A)]);
    await expect(keys.find(serial)).rejects.toThrow("malformed serial");
    expect(world.downloads).toBe(0);
  });
});
