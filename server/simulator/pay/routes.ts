import { X509Certificate } from "node:crypto";
import { beijingTime } from "../beijing-time";
import type { SimRequest } from "../exchange";
import type { World } from "../world";
import { billFile, tradeBill } from "./bill";
import { closeOrder, queryOrder } from "./orders";
import { prepay } from "./prepay";
import { queryRefund, refund } from "./refunds";
import { Refusal } from "./refusal";

/** One interface of WeChat Pay; `run` returns JSON content, nothing (204), or the bytes of an unsigned file. */
export interface PayRoute {
  readonly operation: string;
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  run(request: SimRequest, part: string, world: World): Readonly<Record<string, unknown>> | Buffer | null;
}

const certificates = ({ keys, faults, signer }: World): Record<string, unknown> => {
  if (faults.published.length === 0) {
    throw new Refusal(404, "RESOURCE_NOT_EXISTS", "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥");
  }
  const data = faults.published.map((name) => {
    const certificate = new X509Certificate(keys[name].certificatePem);
    return {
      serial_no: keys[name].serial,
      effective_time: beijingTime(new Date(certificate.validFrom)),
      expire_time: beijingTime(new Date(certificate.validTo)),
      encrypt_certificate: signer.seal(keys[name].certificatePem, "certificate"),
    };
  });
  return { data };
};

/** WeChat Pay APIv3, partner mode 服务商模式. */
export const PAY_ROUTES: readonly PayRoute[] = [
  { operation: "certificates", method: "GET", path: /^\/v3\/certificates()$/, run: (_request, _part, world) => certificates(world) },
  { operation: "prepay", method: "POST", path: /^\/v3\/pay\/partner\/transactions\/jsapi()$/, run: ({ body }, _part, world) => prepay(body, world) },
  {
    operation: "query",
    method: "GET",
    path: /^\/v3\/pay\/partner\/transactions\/out-trade-no\/([^/]+)$/,
    run: ({ query }, number, world) => queryOrder(number, query, world),
  },
  {
    operation: "close",
    method: "POST",
    path: /^\/v3\/pay\/partner\/transactions\/out-trade-no\/([^/]+)\/close$/,
    run: ({ body }, number, world) => {
      closeOrder(number, body, world);
      return null;
    },
  },
  { operation: "refund", method: "POST", path: /^\/v3\/refund\/domestic\/refunds()$/, run: ({ body }, _part, world) => refund(body, world) },
  {
    operation: "query_refund",
    method: "GET",
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/,
    run: ({ query }, number, world) => queryRefund(number, query, world),
  },
  { operation: "tradebill", method: "GET", path: /^\/v3\/bill\/tradebill()$/, run: ({ query }, _part, world) => tradeBill(query, world) },
  { operation: "bill_file", method: "GET", path: /^\/v3\/billdownload\/file()$/, run: ({ query }, _part, world) => billFile(query, world) },
];
