import type * as z from "zod";
import { RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import { addDays, dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import type { Extension, rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { emit } from "../../../platform/outbox/outbox";
import type { RectificationOrder } from "../rectification.model";
import { nextRungOf, orderRef, requireRunning } from "../rectification.record";

type Asking = z.output<typeof rectificationApi.requestExtension.input>;
type Deciding = z.output<typeof rectificationApi.decideExtension.input>;

/** The shop asks for more time 申请延期, before the deadline has passed and for a bounded time. */
export const requestExtension = async (order: RectificationOrder, { version, until, reason }: Asking, now: Date): Promise<RectificationOrder> => {
  requireRunning(order, version);
  if (order.extensionAsked) throw new DomainError("illegal_transition", { message: "已有一份延期申请在等待决定" });
  if (dayOf(now) > order.dueOn) throw new DomainError("rule_violated", { message: "整改期限已过，不能再申请延期，请尽快完成整改" });
  const latest = addDays(order.firstDueOn, RECTIFICATION_RULES.maxExtensionDays);
  if (until <= order.dueOn || until > latest) throw invalidField("until", `延期应晚于现在的期限，且不晚于${formatDay(latest)}`);
  const asked: Extension = { state: "requested", until, reason, requestedAt: now.toISOString(), decidedAt: null, decidedBy: null, decision: null };
  await order.update({ extensions: [...order.extensions, asked], extensionAsked: true, version: order.version + 1 });
  await emit("rectification.extension_requested.v1", { ...orderRef(order, order.establishmentName), until });
  return order;
};

/** An officer decides 决定延期; a new deadline begins its ladder anew. */
export const decideExtension = async (officerName: string, order: RectificationOrder, { version, approve, reason }: Deciding, now: Date): Promise<RectificationOrder> => {
  requireRunning(order, version);
  const asked = order.extensions.at(-1);
  if (!order.extensionAsked || !asked) throw new DomainError("illegal_transition", { message: "没有等待决定的延期申请" });
  const decided: Extension = { ...asked, state: approve ? "approved" : "refused", decidedAt: now.toISOString(), decidedBy: officerName, decision: reason };
  await order.update({
    extensions: [...order.extensions.slice(0, -1), decided], extensionAsked: false, version: order.version + 1,
    ...(approve && { dueOn: asked.until, rung: 0, nextRungOn: nextRungOf(0, asked.until) }),
  });
  await emit("rectification.extension_decided.v1", { ...orderRef(order, officerName), until: order.dueOn, approved: approve });
  return order;
};
