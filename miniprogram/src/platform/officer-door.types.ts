import type { Me } from "@sunshine/domain/accounts/account.contract";
import type { Method } from "@sunshine/domain/kernel/endpoint";
import type { Bearing } from "./transport.types";

/** What an officer types once 账号、密码和动态验证码. */
export interface OfficerCredentials {
  readonly login: string;
  readonly password: string;
  readonly totp?: string;
}

/** How officers come in on this kind of device 监管端登录: by the console's cookie in a browser, by a bearer in WeChat. */
export interface OfficerDoor {
  /** Whatever a request of this method needs, is at hand afterwards. */
  readonly prepare: (method: Method) => Promise<void>;
  readonly bearing: (method: Method) => Bearing;
  /** For the live channel; null where the cookie speaks for itself. */
  readonly token: () => string | null;
  readonly signIn: (given: OfficerCredentials) => Promise<Me>;
  /** Who is signed in; signs in again where the device can do so without asking anybody. */
  readonly resume: () => Promise<Me>;
  readonly signOut: () => Promise<void>;
}
