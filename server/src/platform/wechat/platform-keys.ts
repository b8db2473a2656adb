import { createPublicKey, type KeyObject } from "node:crypto";
import { PaySecurityError } from "./pay-errors";
import type { WeChatPayPublicKey } from "./pay-settings";

/** A platform certificate 平台证书 whose authenticity has been established. */
export interface PlatformCertificate {
  readonly serial: string;
  readonly publicKey: KeyObject;
  readonly expiresAt: Date;
}

interface KnownKey {
  readonly publicKey: KeyObject;
  /** Epoch milliseconds; public keys 微信支付公钥 do not expire. */
  readonly expiresAt: number;
}

interface KeySource {
  readonly publicKeys: readonly WeChatPayPublicKey[];
  readonly refreshMs: number;
  readonly now: () => Date;
  download(): Promise<readonly PlatformCertificate[]>;
}

/** A download that failed may be tried again sooner: a network hiccup at start-up must not cost half a minute. */
const RETRY_AFTER_FAILURE_MS = 3_000;
const SERIAL = /^(PUB_KEY_ID_\d{1,64}|[0-9A-Fa-f]{16,64})$/;

/**
 * The keys by which WeChat Pay proves itself: configured public keys and downloaded platform certificates at once.
 * An unknown serial leads to one shared download, at most one per `refreshMs`, so that strangers who invent serials
 * cannot make us hammer WeChat; each download brings every published certificate, so a genuine new one never starves.
 */
export class PlatformKeys {
  private readonly known = new Map<string, KnownKey>();
  private refreshing: Promise<void> | null = null;
  private notBefore = -Infinity;

  constructor(private readonly source: KeySource) {
    for (const { id, pem } of source.publicKeys) this.known.set(id, { publicKey: createPublicKey(pem), expiresAt: Infinity });
  }

  /** The key that belongs to a serial; throws when there is none. */
  async find(serial: string): Promise<KeyObject> {
    if (!SERIAL.test(serial)) throw new PaySecurityError("malformed serial of the signing key");
    const name = serial.startsWith("PUB_KEY_ID_") ? serial : serial.toUpperCase();
    const found = this.current(name);
    if (found) return found;
    if (name.startsWith("PUB_KEY_ID_")) throw new PaySecurityError(`WeChat Pay public key ${name} is not configured`);
    await this.refreshIfDue();
    const fresh = this.current(name);
    if (!fresh) throw new PaySecurityError(`unknown platform certificate ${name}`);
    return fresh;
  }

  /** Downloads the published certificates now; callers at the same time share one download. */
  refresh(): Promise<void> {
    this.refreshing ??= this.download().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  private async refreshIfDue(): Promise<void> {
    if (this.refreshing) return this.refreshing;
    if (this.source.now().getTime() >= this.notBefore) await this.refresh();
  }

  private async download(): Promise<void> {
    const startedAt = this.source.now().getTime();
    this.notBefore = startedAt + Math.min(RETRY_AFTER_FAILURE_MS, this.source.refreshMs);
    const certificates = await this.source.download();
    this.notBefore = startedAt + this.source.refreshMs;
    for (const [name, { expiresAt }] of this.known) if (expiresAt <= startedAt) this.known.delete(name);
    for (const { serial, publicKey, expiresAt } of certificates) this.known.set(serial, { publicKey, expiresAt: expiresAt.getTime() });
  }

  private current(name: string): KeyObject | null {
    const key = this.known.get(name);
    return key && key.expiresAt > this.source.now().getTime() ? key.publicKey : null;
  }
}
