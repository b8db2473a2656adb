/** What the system needs from the mini-program platform 小程序服务端, in its own words. */

/** Who opened the mini-program, as this mini-program knows them. */
export interface MiniProgramUser {
  readonly openid: string;
  /** Across all applications of one owner; null when the application is not bound to an open platform account. */
  readonly unionid: string | null;
}

/** A phone number that the user agreed to give 手机号, without the country code. */
export interface GivenPhone {
  readonly phone: string;
  readonly countryCode: string;
}

/** Which build of the mini-program a link or image opens. */
export type MiniProgramVersion = "release" | "trial" | "develop";

export interface CodeImageRequest {
  /** 1–32 of the letters, digits and marks that WeChat allows. */
  readonly scene: string;
  /** Without a leading slash. */
  readonly page: string;
  readonly version: MiniProgramVersion;
  /** Pixels, 280–1280; 430 unless told. */
  readonly width?: number;
}

export interface UrlLinkRequest {
  readonly path: string;
  readonly query: string;
  /** 1–30. */
  readonly days: number;
  readonly version: MiniProgramVersion;
}

export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  /** Page that a tap opens. */
  readonly page?: string;
  /** Template fields, e.g. `{thing1: "投诉已受理"}`; a `thing` is cut to 20 characters. */
  readonly fields: Readonly<Record<string, string>>;
  readonly version: MiniProgramVersion;
}

/** Where user content will appear 内容场景; WeChat judges by it. */
export type ContentPlace = "profile" | "comment" | "forum" | "diary";

export interface TextToCheck {
  readonly openid: string;
  readonly place: ContentPlace;
  /** At most 2,500 characters. */
  readonly content: string;
  readonly title?: string;
  readonly nickname?: string;
}

export interface MediaToCheck {
  readonly openid: string;
  readonly place: ContentPlace;
  /** Publicly readable address, at most 10 MB; there is no check for video. */
  readonly url: string;
  readonly kind: "image" | "audio";
}

/** What WeChat advises: publish, let a person look, or block. */
export type ContentAdvice = "pass" | "review" | "risky";

export interface ContentVerdict {
  readonly advice: ContentAdvice;
  /** WeChat's label of what was found; 100 is nothing. */
  readonly label: number;
  readonly traceId: string;
}

/** Every method throws `MiniProgramRefused` or `MiniProgramUnavailable` of `mini-program-errors.ts`. */
export interface MiniProgramApi {
  /** 登录: exchanges the code of `wx.login`, which works once within five minutes. The session key is not kept. */
  signIn(code: string): Promise<MiniProgramUser>;
  /** Exchanges the code of the phone-number button, which works once within five minutes. */
  phoneNumber(code: string): Promise<GivenPhone>;
  /** 小程序码: a permanent image (PNG or JPEG bytes). */
  codeImage(request: CodeImageRequest): Promise<Buffer>;
  /** An https link that opens the mini-program from outside WeChat. */
  urlLink(request: UrlLinkRequest): Promise<string>;
  /** 订阅消息; refused with `no_consent` when the user has not agreed to one more. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<void>;
  /** 文本内容安全; refused with `user_inactive` when the user was not seen within two hours. */
  checkText(text: TextToCheck): Promise<ContentVerdict>;
  /** 图片音频内容安全: the verdict arrives later as a push message with the same trace id. */
  checkMedia(media: MediaToCheck): Promise<{ readonly traceId: string }>;
}
