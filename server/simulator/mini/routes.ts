import type { SimRequest } from "../exchange";
import type { World } from "../world";
import { codeImage, urlLink } from "./links";
import { checkMedia, checkText } from "./content";
import { sendSubscribeMessage } from "./messages";
import { phoneNumber, signIn, stableToken } from "./sign-in";

/** One interface of the mini-program platform; `run` returns JSON content or the bytes of an image, or throws `MiniRefusal`. */
export interface MiniRoute {
  readonly operation: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly needsToken: boolean;
  run(request: SimRequest, world: World): Readonly<Record<string, unknown>> | Promise<Buffer>;
}

/** The server interfaces of the mini-program platform 小程序服务端接口. */
export const MINI_ROUTES: readonly MiniRoute[] = [
  { operation: "sign_in", method: "GET", path: "/sns/jscode2session", needsToken: false, run: ({ query }, world) => signIn(query, world) },
  { operation: "token", method: "POST", path: "/cgi-bin/stable_token", needsToken: false, run: ({ body }, world) => stableToken(body, world) },
  { operation: "phone", method: "POST", path: "/wxa/business/getuserphonenumber", needsToken: true, run: ({ body }, world) => phoneNumber(body, world) },
  { operation: "code_image", method: "POST", path: "/wxa/getwxacodeunlimit", needsToken: true, run: ({ body }) => codeImage(body) },
  { operation: "url_link", method: "POST", path: "/wxa/generate_urllink", needsToken: true, run: ({ body }) => urlLink(body) },
  { operation: "subscribe", method: "POST", path: "/cgi-bin/message/subscribe/send", needsToken: true, run: ({ body }, world) => sendSubscribeMessage(body, world) },
  { operation: "check_text", method: "POST", path: "/wxa/msg_sec_check", needsToken: true, run: ({ body }, world) => checkText(body, world) },
  { operation: "check_media", method: "POST", path: "/wxa/media_check_async", needsToken: true, run: ({ body }, world) => checkMedia(body, world) },
];
