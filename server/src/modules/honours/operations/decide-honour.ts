import { HONOUR_RULES } from "@sunshine/config/regulations";
import { WORK_CALENDAR } from "@sunshine/config/complaints";
import type * as z from "zod";
import type { honourApi } from "@sunshine/domain/honours/honour.contract";
import { lastDayOf, mayDecide, statementUntil } from "@sunshine/domain/honours/honour.rules";
import { HONOUR_ENDING_LABELS, type HonourEnding } from "@sunshine/domain/honours/honour.vocabulary";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import { emit } from "../../../platform/outbox/outbox";
import type { Honour } from "../honour.model";
import { honourRef, moveHonour, requireVersion } from "../honour.record";

type Input<N extends keyof typeof honourApi> = z.output<(typeof honourApi)[N]["input"]>;

/** Tells the shop that it may be put on the black list, and until when it may state its side 告知. */
export const notifyShop = async (honour: Honour, { version }: Input<"notify">, by: string, now: Date): Promise<void> => {
  requireVersion(honour, version);
  if (honour.list === "red") throw new DomainError("illegal_transition", { message: "列入红榜不需要告知陈述申辩" });
  const today = dayOf(now);
  const until = statementUntil(today, editionInForce(HONOUR_RULES, today), WORK_CALENDAR);
  await moveHonour(honour, { move: "notify", by, text: `可在${formatDay(until)}前陈述申辩`, now }, { statementUntil: until });
  await emit("honour.noticed.v1", { ...honourRef(honour, by), until });
};

/** The shop states its side 陈述申辩, until the entry is decided on; the latest words count. */
export const stateSide = async (honour: Honour, { version, text }: Input<"state">, now: Date): Promise<void> => {
  requireVersion(honour, version);
  await moveHonour(honour, { move: "state", by: honour.establishmentName, text, now }, { statement: text, statedAt: now });
  await emit("honour.stated.v1", honourRef(honour, honour.establishmentName));
};

/** Decides to publish an entry 列入并公示; a black one after the shop has spoken or its time is over. */
export const enlist = async (honour: Honour, { version, to, opinion }: Input<"enlist">, by: string, now: Date): Promise<void> => {
  requireVersion(honour, version);
  const today = dayOf(now);
  if (honour.list === "black") {
    if (honour.state === "proposed") throw new DomainError("illegal_transition", { message: "列入黑榜前应先告知单位，听取陈述申辩" });
    if (!mayDecide({ stated: Boolean(honour.statedAt), until: honour.statementUntil ?? null }, today)) {
      throw new DomainError("rule_violated", { message: `陈述申辩期到${formatDay(honour.statementUntil ?? today)}，单位尚未陈述，期满后才能决定` });
    }
  }
  const last = lastDayOf({ list: honour.list, gravity: honour.gravity, from: today, to }, editionInForce(HONOUR_RULES, today));
  await moveHonour(honour, { move: "list", by, text: opinion || `公示至${formatDay(last)}`, now }, { fromOn: today, toOn: last });
  await emit("honour.listed.v1", { ...honourRef(honour, by), from: today, to: last });
};

/** Decides against an entry 不予列入. */
export const dropHonour = async (honour: Honour, why: string, by: string, now: Date): Promise<void> => {
  const toldShop = honour.state === "noticed";
  await moveHonour(honour, { move: "drop", by, text: why, now }, { endedOn: dayOf(now) });
  await emit("honour.dropped.v1", { ...honourRef(honour, by), why, toldShop });
};

/** Takes an entry off the list 移出: by rule, or by decision. */
export const endHonour = async (honour: Honour, { ending, why }: { readonly ending: HonourEnding; readonly why: string }, by: string, now: Date): Promise<void> => {
  await moveHonour(honour, { move: "end", by, text: why || HONOUR_ENDING_LABELS[ending], now }, { endedOn: dayOf(now), ending });
  await emit("honour.ended.v1", { ...honourRef(honour, by), ending, on: dayOf(now) });
};
