import type { IPayRequest } from "wechatpay-node-v3/dist/lib/pay-request.interface";
import type { Output } from "wechatpay-node-v3/dist/lib/interface-v2";
import { gunzipSync } from "node:zlib";
import { PayOutcomeUnknown, PayRefused } from "./pay-errors";
import { OFFICIAL_PAY_HOST } from "./pay-settings";
import type { NotificationHeaders } from "./pay-port";

interface TransportOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  /** Asks WeChat Pay to sign its answers with this public key; null leaves the choice to it. */
  readonly preferredKeyId: string | null;
  /** Throws unless the answer is genuine. */
  verify(headers: NotificationHeaders, rawBody: Buffer): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Its authenticity is the GCM tag of each certificate: no signature could be checked before the first certificate. */
const CERTIFICATES_PATH = "/v3/certificates";
/** Unsigned by design: the signed answer before it carries the digest of the file. */
const BILL_FILE_PATH = "/v3/billdownload/file";

const headersOf = (headers: Headers): NotificationHeaders => Object.fromEntries(headers.entries());

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;

const errorOf = (body: Buffer): { code: string; message: string } => {
  const text = body.toString("utf8");
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "code" in parsed && "message" in parsed) {
      return { code: String(parsed.code), message: String(parsed.message) };
    }
  } catch {
    // Not JSON, e.g. a proxy's page: the text itself is all there is to report.
  }
  return { code: "UNKNOWN", message: text.slice(0, 200) };
};

/**
 * The library's transport, replaced: it has a timeout, checks the signature of every answer over its raw bytes, sends
 * to the configured host and throws typed errors where the original returns `{status: undefined}`.
 */
export class VerifyingTransport implements IPayRequest {
  constructor(private readonly options: TransportOptions) {}

  get(url: string, headers: Record<string, string>): Promise<Output> {
    return this.send("GET", url, headers);
  }

  /** The body goes out as exactly the JSON that was signed. */
  post(url: string, params: Record<string, unknown>, headers: Record<string, string>): Promise<Output> {
    return this.send("POST", url, headers, JSON.stringify(params));
  }

  async upload(): Promise<Output> {
    throw new Error("WeChat Pay: uploads are broken in version 2.2.1 of the library and not offered");
  }

  private async send(method: string, url: string, headers: Record<string, string>, body?: string): Promise<Output> {
    const { pathname, search } = new URL(url, OFFICIAL_PAY_HOST);
    const what = `${method} ${pathname}`;
    const answer = await this.exchange(what, pathname + search, { method, headers: this.withKeyId(headers), ...(body !== undefined && { body }) });
    if (answer.status === 429 || answer.status >= 500) throw new PayOutcomeUnknown(`${what} answered ${answer.status}`);
    if (answer.status >= 300) throw await this.refusal(answer, pathname);
    if (pathname === BILL_FILE_PATH) return { status: answer.status, data: isGzip(answer.body) ? gunzipSync(answer.body) : answer.body };
    if (pathname !== CERTIFICATES_PATH) await this.options.verify(headersOf(answer.headers), answer.body);
    return { status: answer.status, data: this.parse(what, answer.body) };
  }

  private withKeyId(headers: Record<string, string>): Record<string, string> {
    return this.options.preferredKeyId ? { ...headers, "Wechatpay-Serial": this.options.preferredKeyId } : headers;
  }

  private async exchange(what: string, path: string, request: RequestInit): Promise<Answer> {
    try {
      const signal = AbortSignal.timeout(this.options.timeoutMs);
      const response = await fetch(this.options.baseUrl + path, { ...request, redirect: "error", signal });
      return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
    } catch (cause) {
      throw new PayOutcomeUnknown(`${what}: no answer`, { cause });
    }
  }

  /** A refusal whose signature cannot be checked still is one, but says so. */
  private async refusal(answer: Answer, pathname: string): Promise<PayRefused> {
    const { code, message } = errorOf(answer.body);
    const verified =
      pathname !== CERTIFICATES_PATH &&
      (await this.options.verify(headersOf(answer.headers), answer.body).then(
        () => true,
        () => false
      ));
    return new PayRefused(answer.status, code, message, verified, answer.headers.get("request-id"));
  }

  private parse(what: string, body: Buffer): unknown {
    if (body.length === 0) return undefined;
    try {
      return JSON.parse(body.toString("utf8"));
    } catch (cause) {
      throw new PayOutcomeUnknown(`${what} answered with something that is not JSON`, { cause });
    }
  }
}
