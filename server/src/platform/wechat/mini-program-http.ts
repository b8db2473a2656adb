import * as z from "zod";
import { MiniProgramRefused, MiniProgramUnavailable } from "./mini-program-errors";

/** Says where the mini-program platform is and how long it may take. */
export interface MiniProgramHost {
  readonly baseUrl: string;
  readonly timeoutMs: number;
}

const ErrorSchema = z.object({ errcode: z.number().int(), errmsg: z.string().default("") });

/** 系统繁忙: the platform itself asks for another try later. */
const BUSY = -1;

const refuse = (api: string, answer: unknown): void => {
  const error = ErrorSchema.safeParse(answer);
  if (!error.success || error.data.errcode === 0) return;
  if (error.data.errcode === BUSY) throw new MiniProgramUnavailable(`${api}: system busy`);
  throw new MiniProgramRefused(api, error.data.errcode, error.data.errmsg);
};

const parseJson = (api: string, bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new MiniProgramUnavailable(`${api}: the answer is not JSON`, { cause });
  }
};

const looksLikeJson = (bytes: Buffer): boolean => bytes[0] === 0x7b;

/** One exchange with the platform; the query is kept out of errors because it carries the secret or the token. */
export class MiniProgramHttp {
  constructor(private readonly host: MiniProgramHost) {}

  get<Schema extends z.ZodType>(api: string, query: Readonly<Record<string, string>>, schema: Schema): Promise<z.output<Schema>> {
    return this.json(api, query, { method: "GET" }, schema);
  }

  post<Schema extends z.ZodType>(api: string, query: Readonly<Record<string, string>>, body: unknown, schema: Schema): Promise<z.output<Schema>> {
    return this.json(api, query, this.withBody(body), schema);
  }

  /** For answers that are an image, or JSON when something is wrong. */
  async postForBytes(api: string, query: Readonly<Record<string, string>>, body: unknown): Promise<Buffer> {
    const bytes = await this.exchange(api, query, this.withBody(body));
    if (looksLikeJson(bytes)) {
      refuse(api, parseJson(api, bytes));
      throw new MiniProgramUnavailable(`${api}: expected an image`);
    }
    return bytes;
  }

  private withBody(body: unknown): RequestInit {
    return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  }

  private async json<Schema extends z.ZodType>(
    api: string,
    query: Readonly<Record<string, string>>,
    request: RequestInit,
    schema: Schema
  ): Promise<z.output<Schema>> {
    const answer = parseJson(api, await this.exchange(api, query, request));
    refuse(api, answer);
    const read = schema.safeParse(answer);
    if (!read.success) throw new MiniProgramUnavailable(`${api}: the answer cannot be read`, { cause: read.error });
    return read.data;
  }

  private async exchange(api: string, query: Readonly<Record<string, string>>, request: RequestInit): Promise<Buffer> {
    const search = new URLSearchParams(query).toString();
    const url = `${this.host.baseUrl}${api}${search && `?${search}`}`;
    try {
      const response = await fetch(url, { ...request, redirect: "error", signal: AbortSignal.timeout(this.host.timeoutMs) });
      if (response.status >= 500) throw new MiniProgramUnavailable(`${api}: answered ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    } catch (cause) {
      if (cause instanceof MiniProgramUnavailable) throw cause;
      throw new MiniProgramUnavailable(`${api}: no answer`, { cause });
    }
  }
}
