import type { SimRequest } from "../exchange";
import type { KeyMaterial } from "../keys";
import { Refusal } from "./refusal";
import type { Signer } from "./signer";

const SCHEME = /^WECHATPAY2-SHA256-RSA2048 (.+)$/;
const WINDOW_SECONDS = 300;

const fieldsOf = (authorization: unknown): Map<string, string> => {
  const scheme = typeof authorization === "string" ? SCHEME.exec(authorization) : null;
  if (!scheme?.[1]) throw new Refusal(401, "SIGN_ERROR", "签名信息缺失或格式错误");
  return new Map([...scheme[1].matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
};

/** Throws unless the service provider itself signed this request, now 验证商户签名. */
export const authenticateCaller = (request: SimRequest, keys: KeyMaterial, signer: Signer): void => {
  if (!request.headers["user-agent"]) throw new Refusal(400, "PARAM_ERROR", "Http头缺少User-Agent");
  const fields = fieldsOf(request.headers["authorization"]);
  if (fields.get("mchid") !== keys.mchid) throw new Refusal(401, "SIGN_ERROR", "商户号有误");
  if (fields.get("serial_no")?.toUpperCase() !== keys.merchant.serial) throw new Refusal(401, "SIGN_ERROR", "商户证书序列号有误");
  const timestamp = fields.get("timestamp") ?? "";
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= WINDOW_SECONDS)) {
    throw new Refusal(401, "SIGN_ERROR", "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
  }
  const text = `${request.method}\n${request.target}\n${timestamp}\n${fields.get("nonce_str") ?? ""}\n${request.body}\n`;
  if (!signer.isMerchants(text, fields.get("signature") ?? "")) throw new Refusal(401, "SIGN_ERROR", "错误的签名，验签失败");
};
