import * as z from "zod";
import { AccessTokens, memoryTokenStore, type AccessToken, type AccessTokenStore } from "./access-token";
import { MiniProgramRefused } from "./mini-program-errors";
import { MiniProgramHttp } from "./mini-program-http";
import type {
  CodeImageRequest,
  ContentPlace,
  ContentVerdict,
  GivenPhone,
  MediaToCheck,
  MiniProgramApi,
  MiniProgramUser,
  MiniProgramVersion,
  SubscribeMessage,
  TextToCheck,
  UrlLinkRequest,
} from "./mini-program-port";

export interface MiniProgramSettings {
  /** True refuses every host that is not WeChat's own. */
  readonly production: boolean;
  /** Without a trailing slash; `OFFICIAL_MINI_PROGRAM_HOST` in production. */
  readonly baseUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Milliseconds that one request may take; 8 s unless told. */
  readonly timeoutMs?: number;
}

export const OFFICIAL_MINI_PROGRAM_HOST = "https://api.weixin.qq.com";
const OFFICIAL_HOSTS: ReadonlySet<string> = new Set([OFFICIAL_MINI_PROGRAM_HOST, "https://api2.weixin.qq.com"]);

const DEFAULT_TIMEOUT_MS = 8_000;
const SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const THING_LENGTH = 20;

const PLACES: Record<ContentPlace, number> = { profile: 1, comment: 2, forum: 3, diary: 4 };
const MESSAGE_STATES: Record<MiniProgramVersion, string> = { release: "formal", trial: "trial", develop: "developer" };

const Done = z.object({});
const Session = z.object({ openid: z.string().min(1), unionid: z.string().optional() });
const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const Phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.string() }) });
const Link = z.object({ url_link: z.string() });
const Verdict = z.object({
  trace_id: z.string(),
  result: z.object({ suggest: z.enum(["pass", "review", "risky"]), label: z.coerce.number<number | string>() }),
});
const Trace = z.object({ trace_id: z.string() });

/** A template `thing` longer than 20 characters would refuse the whole message. */
const fieldsOf = (fields: Readonly<Record<string, string>>): Record<string, { value: string }> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      { value: name.startsWith("thing") ? Array.from(value).slice(0, THING_LENGTH).join("") : value },
    ])
  );

class RealMiniProgram implements MiniProgramApi {
  private readonly http: MiniProgramHttp;
  private readonly tokens: AccessTokens;

  constructor(
    private readonly settings: MiniProgramSettings,
    store: AccessTokenStore,
    private readonly now: () => Date
  ) {
    this.http = new MiniProgramHttp({ baseUrl: settings.baseUrl, timeoutMs: settings.timeoutMs ?? DEFAULT_TIMEOUT_MS });
    this.tokens = new AccessTokens(store, () => this.fetchToken(), now);
  }

  async signIn(code: string): Promise<MiniProgramUser> {
    const { appId: appid, appSecret: secret } = this.settings;
    const query = { appid, secret, js_code: code, grant_type: "authorization_code" };
    const { openid, unionid } = await this.http.get("/sns/jscode2session", query, Session);
    return { openid, unionid: unionid ?? null };
  }

  async phoneNumber(code: string): Promise<GivenPhone> {
    const { phone_info } = await this.call("/wxa/business/getuserphonenumber", { code }, Phone);
    return { phone: phone_info.purePhoneNumber, countryCode: phone_info.countryCode };
  }

  async codeImage({ scene, page, version, width = 430 }: CodeImageRequest): Promise<Buffer> {
    if (!SCENE.test(scene)) throw new RangeError("scene: 1–32 of the characters that WeChat allows");
    const body = { scene, page, env_version: version, check_path: version === "release", width };
    return this.withToken((access_token) => this.http.postForBytes("/wxa/getwxacodeunlimit", { access_token }, body));
  }

  async urlLink({ path, query, days, version }: UrlLinkRequest): Promise<string> {
    const body = { path, query, expire_type: 1, expire_interval: days, env_version: version };
    return (await this.call("/wxa/generate_urllink", body, Link)).url_link;
  }

  async sendSubscribeMessage({ openid, templateId, page, fields, version }: SubscribeMessage): Promise<void> {
    const body = {
      touser: openid,
      template_id: templateId,
      page,
      data: fieldsOf(fields),
      miniprogram_state: MESSAGE_STATES[version],
      lang: "zh_CN",
    };
    await this.call("/cgi-bin/message/subscribe/send", body, Done);
  }

  async checkText({ openid, place, content, title, nickname }: TextToCheck): Promise<ContentVerdict> {
    const body = { version: 2, openid, scene: PLACES[place], content, title, nickname };
    const { result, trace_id } = await this.call("/wxa/msg_sec_check", body, Verdict);
    return { advice: result.suggest, label: result.label, traceId: trace_id };
  }

  async checkMedia({ openid, place, url, kind }: MediaToCheck): Promise<{ readonly traceId: string }> {
    const body = { version: 2, openid, scene: PLACES[place], media_url: url, media_type: kind === "audio" ? 1 : 2 };
    return { traceId: (await this.call("/wxa/media_check_async", body, Trace)).trace_id };
  }

  private call<Schema extends z.ZodType>(api: string, body: unknown, schema: Schema): Promise<z.output<Schema>> {
    return this.withToken((access_token) => this.http.post(api, { access_token }, body, schema));
  }

  /** Once more with a fresh token when the platform no longer knows ours; never in a loop. */
  private async withToken<Result>(use: (token: string) => Promise<Result>): Promise<Result> {
    const token = await this.tokens.current();
    try {
      return await use(token);
    } catch (error) {
      if (!(error instanceof MiniProgramRefused) || error.reason !== "token_rejected") throw error;
      return use(await this.tokens.insteadOf(token));
    }
  }

  /** stable_token gives every server the same token; forcing a new one is for a leak and done by hand. */
  private async fetchToken(): Promise<AccessToken> {
    const { appId: appid, appSecret: secret } = this.settings;
    const body = { grant_type: "client_credential", appid, secret, force_refresh: false };
    const { access_token, expires_in } = await this.http.post("/cgi-bin/stable_token", {}, body, Token);
    return { value: access_token, expiresAt: new Date(this.now().getTime() + expires_in * 1000) };
  }
}

/** The real mini-program platform 小程序服务端接口; throws at once when a production server is pointed elsewhere. */
export const miniProgramApi = (
  settings: MiniProgramSettings,
  store: AccessTokenStore = memoryTokenStore(),
  now: () => Date = () => new Date()
): MiniProgramApi => {
  if (settings.production && !OFFICIAL_HOSTS.has(settings.baseUrl)) {
    throw new Error(`mini-program: refusing the unofficial host ${settings.baseUrl} in production`);
  }
  return new RealMiniProgram(settings, store, now);
};
