import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts single fields of personal data at rest, and makes them findable without being readable. */
export interface Sealing {
  /** AES-256-GCM; the context (table and column) is authenticated, so a value cannot be moved to another column. */
  readonly seal: (plain: string, context: string) => string;
  readonly open: (sealed: string, context: string) => string;
  /** Keyed digest of a value: equal values have equal digests, the value cannot be guessed without the key. */
  readonly digest: (plain: string, context: string) => string;
}

const VERSION = "v1";
const NONCE = 12;
const DRAWN = 512;

/** Nonces are drawn many at a time, because each draw costs as much as a seal; none is given out twice. */
const createNonces = (): (() => Buffer) => {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = randomBytes(NONCE * DRAWN);
    const nonce = drawn.subarray(0, NONCE);
    drawn = drawn.subarray(NONCE);
    return nonce;
  };
};

const derive = (master: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync("sha256", master, "sunshine", purpose, 32));

/** `master` is the 32-byte data key of the installation. */
export const createSealing = (master: Buffer): Sealing => {
  if (master.length !== 32) throw new Error("the data key must be 32 bytes");
  const sealKey = derive(master, "seal");
  const digestKey = derive(master, "digest");
  const nextNonce = createNonces();
  return {
    seal: (plain, context) => {
      const nonce = nextNonce();
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open: (sealed, context) => {
      const [version, text] = sealed.split(".");
      if (version !== VERSION || !text) throw new Error("sealed value of an unknown version");
      const bytes = Buffer.from(text, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", sealKey, bytes.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
    digest: (plain, context) => createHmac("sha256", digestKey).update(`${context}\n${plain}`).digest("base64url"),
  };
};
