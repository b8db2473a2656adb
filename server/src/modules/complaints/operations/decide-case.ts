import type { Actor } from "@sunshine/domain/accounts/actor";
import { REFUSAL_GROUND_LABELS, type RefusalGround } from "@sunshine/domain/complaints/complaint.vocabulary";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { townName } from "@sunshine/domain/regions/region";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { noticeStep, notify, recordStep, recordSteps, type StepInput } from "../case-file";
import type { ComplaintCase } from "../case.model";
import { caseRef, caseStream } from "../case.ref";
import { checkSummary } from "../summary-check";
import { inCharge, moveCase, officerOf, touchCase } from "./change-case";

interface Accept {
  readonly shopSummary: string | null;
  readonly notice?: string | undefined;
}

/** Accepts a complaint 受理 or registers a report for checking; from here on the shop may be told, in the officer's words. */
export const acceptCase = async (services: Services, actor: Actor, row: ComplaintCase, { shopSummary, notice }: Accept): Promise<void> => {
  const now = services.clock.now();
  const officer = officerOf(actor);
  if (row.kind === "complaint" && row.establishmentId != null && shopSummary === null) throw invalidField("shopSummary", "请写给店铺的投诉摘要，不要写投诉人的信息");
  if (row.establishmentId == null && shopSummary !== null) throw invalidField("shopSummary", "没有登记的店铺可以告知");
  if (shopSummary !== null) await checkSummary(services, row, "shopSummary", shopSummary);
  const today = dayOf(now);
  await moveCase(row, "accept", { acceptedOn: today, ...(row.kind === "complaint" && { clockFrom: today }), ...inCharge(row, officer), shopSummary });
  const toShop: StepInput[] = shopSummary === null ? [] : [{ title: "告知店铺", text: shopSummary, by: officer.name, audience: "office", notice: true }];
  await recordSteps(row, [...toShop, noticeStep(row, "accept", row.kind === "complaint" ? "受理告知" : "登记告知", officer.name, {}, notice)], now);
  await emit("complaint.accepted.v1", { ...caseRef(row), shopSummary }, caseStream(row));
};

interface Refuse {
  readonly ground: RefusalGround;
  readonly explanation: string;
  readonly notice?: string | undefined;
}

/** Refuses a complaint 不予受理 on a statutory ground (Order 121, art. 16); a report is checked, not refused. */
export const refuseCase = async (services: Services, actor: Actor, row: ComplaintCase, { ground, explanation, notice }: Refuse): Promise<void> => {
  if (row.kind === "report") throw new DomainError("rule_violated", { message: "举报应当核查；不属于本局职责的请移送" });
  const now = services.clock.now();
  const officer = officerOf(actor);
  await moveCase(row, "refuse", { refusalGround: ground, refusalText: explanation, closedOn: dayOf(now), ...inCharge(row, officer) });
  await notify(row, "refuse", "不予受理告知", officer.name, { ground, explanation }, now, notice);
  await emit("complaint.refused.v1", { ...caseRef(row), ground: REFUSAL_GROUND_LABELS[ground] }, caseStream(row));
};

interface Transfer {
  readonly to: string;
  readonly reason: string;
  readonly notice?: string | undefined;
}

/** Hands a case to the authority that has the power 移送, and says to whom. */
export const transferCase = async (services: Services, actor: Actor, row: ComplaintCase, { to, reason, notice }: Transfer): Promise<void> => {
  const now = services.clock.now();
  const officer = officerOf(actor);
  await moveCase(row, "transfer", { closedOn: dayOf(now), ...inCharge(row, officer) });
  await notify(row, "transfer", "移送告知", officer.name, { to, reason }, now, notice);
  await emit("complaint.transferred.v1", { ...caseRef(row), to }, caseStream(row));
};

/** Sends a case to the station of another town 转交属地: the pin or the town chosen was wrong. The limit runs on. */
export const redirectCase = async (services: Services, actor: Actor, row: ComplaintCase, { townCode, reason }: { readonly townCode: string; readonly reason: string }): Promise<void> => {
  const { region, clock } = services;
  if (row.state !== "received") throw new DomainError("illegal_transition", { message: "受理后不能再转交，请移送或并案" });
  if (row.establishmentId != null) throw new DomainError("rule_violated", { message: "已登记店铺的案件由店铺所在乡镇办理" });
  if (townCode === row.townCode || !region.towns.some(({ code }) => code === townCode)) throw invalidField("townCode", "请选择另一个乡镇");
  const fromTownCode = row.townCode;
  await touchCase(row, { townCode, placeName: `${townName(region, townCode)}（未登记单位）`, handlerId: null, handlerName: null });
  await recordStep(row, { title: "转交属地办理", text: `由${townName(region, fromTownCode)}转交${townName(region, townCode)}：${reason}`, by: officerOf(actor).name, audience: "office" }, clock.now());
  await emit("complaint.redirected.v1", { ...caseRef(row), fromTownCode }, caseStream(row));
};
