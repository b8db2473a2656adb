import type { Actor } from "@sunshine/domain/accounts/actor";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { wakeRelay } from "../../../platform/outbox/outbox";
import type { OutboxDelivery } from "../../../platform/outbox/outbox.model";
import { recordAudit } from "../../audits";

/** Gives a parked delivery another round of tries 重新处理; `delivery` is locked. */
export const retryParked = async (actor: Actor, delivery: OutboxDelivery, now: Date): Promise<void> => {
  if (delivery.state !== "parked") throw new DomainError("illegal_transition", { message: "这条事件已不在搁置状态，请刷新后查看" });
  await delivery.update({ state: "pending", attempts: 0, nextAttemptAt: now });
  await recordAudit({ actor, act: "delivery.retried", subject: `delivery:${delivery.id}`, detail: { subscriber: delivery.subscriber } }, now);
  wakeRelay();
};
