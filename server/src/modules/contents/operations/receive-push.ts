import { inTransaction } from "../../../platform/db/transaction";
import type { WebhookAnswer, WebhookRequest } from "../../../platform/http/webhook";
import type { Services } from "../../../platform/services";
import { isGenuinePush, readMediaVerdict } from "../../../platform/wechat/message-push";
import { ContentVerdict } from "../content.model";
import { applyVerdict } from "./settle-check";

const ANSWERED: WebhookAnswer = { status: 200 };

const genuine = ({ settings }: Services, { query }: WebhookRequest): boolean =>
  // Real time: a signature is made by WeChat's clock, not by that of a demo world.
  settings.WX_PUSH_TOKEN !== undefined && isGenuinePush(settings.WX_PUSH_TOKEN, query, new Date());

const parsed = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    return null;
  }
};

/** Takes a message push 消息推送 of WeChat: what does not prove itself is refused; a verdict is stored, then put into effect once. */
export const receivePush = async (services: Services, request: WebhookRequest): Promise<WebhookAnswer> => {
  if (!genuine(services, request)) return { status: 401, body: { message: "签名验证失败" } };
  const verdict = readMediaVerdict(parsed(request.raw));
  // Other messages are none of our business, and WeChat repeats what is not answered.
  if (!verdict) return ANSWERED;
  const now = services.clock.now();
  const { traceId, advice, label } = verdict;
  await inTransaction(services.db.sequelize, async () => {
    await ContentVerdict.bulkCreate([{ traceId, advice, label, receivedAt: now }], { ignoreDuplicates: true });
    await applyVerdict(traceId, now);
  });
  return ANSWERED;
};

/** WeChat's question whether this address is ours 接入验证, asked when the address is set. */
export const answerGreeting = (services: Services, request: WebhookRequest): WebhookAnswer =>
  genuine(services, request) && request.query["echostr"] !== undefined ? { status: 200, text: request.query["echostr"] } : { status: 401, body: { message: "签名验证失败" } };
