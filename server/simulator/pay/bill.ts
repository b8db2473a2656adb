import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Order, Refund } from "../books";
import type { World } from "../world";
import { Refusal } from "./refusal";

const COLUMNS =
  "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
const TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
const FEE_RATE = 0.006;

/** The interface speaks fen, the bill speaks yuan. */
const yuan = (fen: number): string => (fen / 100).toFixed(2);
const feeYuan = (fen: number): string => ((fen * FEE_RATE) / 100).toFixed(5);

/** Every value is prefixed by a backtick; names may contain commas. */
const line = (values: readonly string[]): string => values.map((value) => `\`${value}`).join(",");

const head = (order: Order, at: string, { keys }: World): string[] => [
  at.slice(0, 19).replace("T", " "),
  keys.appId,
  keys.mchid,
  order.subMchid,
  "",
  order.transactionId ?? "",
  order.number,
  order.openid,
  "JSAPI",
];

const paymentLine = (order: Order, world: World): string =>
  line([
    ...head(order, order.paidAt ?? "", world),
    ...["SUCCESS", "OTHERS", "CNY", yuan(order.totalFen), "0.00", "0", "0", "0.00", "0.00", "", "", order.description, order.attach],
    ...[feeYuan(order.totalFen), "0.60%", yuan(order.totalFen), "0.00", ""],
  ]);

const refundLine = (refund: Refund, order: Order, world: World): string =>
  line([
    ...head(order, refund.createdAt, world),
    ...["REFUND", "OTHERS", "CNY", "0.00", "0.00", refund.refundId, refund.number, yuan(refund.refundFen), "0.00", "ORIGINAL", refund.status],
    ...[order.description, order.attach, feeYuan(-refund.refundFen), "0.60%", "0.00", yuan(refund.refundFen), ""],
  ]);

const billOf = (day: string, subMchid: string | null, world: World): Buffer => {
  const concerns = (order: Order): boolean => subMchid === null || order.subMchid === subMchid;
  const paid = [...world.books.orders.values()].filter((order) => concerns(order) && order.paidAt?.startsWith(day));
  const refunded = [...world.books.refunds.values()].flatMap((refund) => {
    const order = world.books.orders.get(refund.orderNumber);
    return order && concerns(order) && refund.createdAt.startsWith(day) ? [{ refund, order }] : [];
  });
  if (paid.length + refunded.length === 0) throw new Refusal(400, "NO_STATEMENT_EXIST", "账单文件不存在");
  const paidFen = paid.reduce((sum, { totalFen }) => sum + totalFen, 0);
  const refundFen = refunded.reduce((sum, { refund }) => sum + refund.refundFen, 0);
  const rows = [...paid.map((order) => paymentLine(order, world)), ...refunded.map(({ refund, order }) => refundLine(refund, order, world))];
  const totals = line([String(rows.length), yuan(paidFen), yuan(refundFen), "0.00", feeYuan(paidFen - refundFen), yuan(paidFen), yuan(refundFen)]);
  return Buffer.from(`\ufeff${[COLUMNS, ...rows, TOTALS, totals].join("\r\n")}\r\n`);
};

/** 申请交易账单: the digest, over the uncompressed file, and where the file is. */
export const tradeBill = (query: URLSearchParams, world: World): Record<string, unknown> => {
  const day = query.get("bill_date") ?? "";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Refusal(400, "PARAM_ERROR", "参数错误: bill_date");
  const subMchid = query.get("sub_mchid");
  const token = Buffer.from(JSON.stringify([day, subMchid])).toString("base64url");
  const compressed = query.get("tar_type") === "GZIP" ? "&tartype=gzip" : "";
  return {
    hash_type: "SHA1",
    hash_value: createHash("sha1").update(billOf(day, subMchid, world)).digest("hex"),
    // The official host, as in the real answer: whoever downloads must send it to the host that is configured.
    download_url: `https://api.mch.weixin.qq.com/v3/billdownload/file?token=${token}${compressed}`,
  };
};

/** 下载账单: the file itself, unsigned. */
export const billFile = (query: URLSearchParams, world: World): Buffer => {
  const [day, subMchid] = JSON.parse(Buffer.from(query.get("token") ?? "", "base64url").toString("utf8")) as [string, string | null];
  const bill = billOf(day, subMchid, world);
  return query.get("tartype") === "gzip" ? gzipSync(bill) : bill;
};
