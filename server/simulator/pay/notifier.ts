import { randomBytes } from "node:crypto";
import { beijingTime } from "../beijing-time";
import type { Books } from "../books";
import { isSignatureTwist, type Faults, type NotifyFault } from "../faults";
import type { Signer } from "./signer";

/** Seconds between attempts, as WeChat Pay publishes them; after the last it gives up. */
export const NOTIFY_SCHEDULE_SECONDS = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600] as const;

/** What happened, before it is encrypted. */
export interface Occurrence {
  readonly eventType: string;
  readonly summary: string;
  readonly originalType: string;
  readonly content: Readonly<Record<string, unknown>>;
}

interface Delivery {
  readonly url: string;
  readonly id: string;
  readonly createdAt: string;
  readonly occurrence: Occurrence;
}

export interface NotifierOptions {
  /** 1 is real time; 0.001 turns 15 s into 15 ms. */
  readonly timeScale: number;
  /** WeChat waits 5 s for an answer. */
  readonly timeoutMs: number;
}

const FALSE_CONTENT: Partial<Record<NotifyFault["effect"], Readonly<Record<string, unknown>>>> = {
  wrong_amount: { amount: { total: 1, payer_total: 1, currency: "CNY", payer_currency: "CNY" } },
  wrong_payee: { sub_mchid: "1699999999" },
};

const flipOneByte = (base64: string): string => {
  const bytes = Buffer.from(base64, "base64");
  bytes[8] = (bytes[8] ?? 0) ^ 1;
  return bytes.toString("base64");
};

/** Tells merchants what happened 回调通知: at least once, each attempt signed afresh, on WeChat Pay's schedule. */
export class Notifier {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly closing = new AbortController();

  constructor(
    private readonly signer: Signer,
    private readonly faults: Faults,
    private readonly books: Books,
    private readonly options: NotifierOptions
  ) {}

  /** The outcome of the first attempt; later ones go on by themselves. */
  notify(url: string, occurrence: Occurrence): Promise<number | string> {
    return this.attempt({ url, occurrence, id: randomBytes(16).toString("hex"), createdAt: beijingTime(new Date()) }, 0);
  }

  later(delayMs: number, act: () => void): void {
    if (this.closing.signal.aborted) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, delayMs);
    this.timers.add(timer);
  }

  /** Over early when the simulator stops. */
  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.closing.signal.aborted) return resolve();
      this.closing.signal.addEventListener("abort", () => resolve(), { once: true });
      this.later(delayMs, resolve);
    });
  }

  /** Gives up what is planned and cuts short what is under way. */
  async close(): Promise<void> {
    this.closing.abort();
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.allSettled(this.underWay);
  }

  private async attempt(delivery: Delivery, attempt: number): Promise<number | string> {
    const sending = this.send(delivery, this.faults.takeForNotify());
    this.underWay.add(sending);
    const outcome = await sending.finally(() => this.underWay.delete(sending));
    this.books.notifyLog.set(this.books.next(), { url: delivery.url, event: delivery.occurrence.eventType, attempt, outcome });
    const wait = NOTIFY_SCHEDULE_SECONDS[attempt];
    if (outcome !== 200 && outcome !== 204 && wait !== undefined) {
      this.later(wait * 1000 * this.options.timeScale, () => void this.attempt(delivery, attempt + 1));
    }
    return outcome;
  }

  private async send(delivery: Delivery, fault: NotifyFault | null): Promise<number | string> {
    const effect = fault?.effect;
    if (effect === "lose") return "lost";
    if (effect === "delay") await this.pause(fault?.delayMs ?? 0);
    const body = this.compose(delivery, effect);
    const headers = this.signer.headers(body, undefined, effect && isSignatureTwist(effect) ? effect : undefined);
    const sent = effect === "tamper" ? body.replace(delivery.occurrence.summary, "支付关闭") : body;
    if (effect === "duplicate") await this.post(delivery.url, sent, headers);
    return this.post(delivery.url, sent, headers);
  }

  private compose({ id, createdAt, occurrence }: Delivery, effect: NotifyFault["effect"] | undefined): string {
    const content = { ...occurrence.content, ...(effect && FALSE_CONTENT[effect]) };
    const sealed = this.signer.seal(JSON.stringify(content), occurrence.originalType);
    const ciphertext = effect === "flip" ? flipOneByte(sealed.ciphertext) : sealed.ciphertext;
    return JSON.stringify({
      id,
      create_time: createdAt,
      resource_type: "encrypt-resource",
      event_type: occurrence.eventType,
      summary: occurrence.summary,
      resource: { original_type: occurrence.originalType, ...sealed, ciphertext },
    });
  }

  private async post(url: string, body: string, headers: Record<string, string>): Promise<number | string> {
    try {
      const response = await fetch(url, {
        method: "POST",
        body,
        headers: { "Content-Type": "application/json", "User-Agent": "Mozilla/4.0", ...headers },
        signal: AbortSignal.any([AbortSignal.timeout(this.options.timeoutMs), this.closing.signal]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch (error) {
      return error instanceof Error ? error.name : "failed";
    }
  }
}
