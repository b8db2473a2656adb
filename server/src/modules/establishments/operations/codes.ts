import type { Actor } from "@sunshine/domain/accounts/actor";
import type { CheckoutCodeView } from "@sunshine/domain/establishments/code.contract";
import { formatFen } from "@sunshine/domain/kernel/money";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { byLine } from "../by-line";
import { CheckoutCode, type CodeState } from "../checkout-code.model";
import { refOf } from "../establishment.facts";
import type { Establishment } from "../establishment.model";
import { recordOnTimeline } from "../timeline.queries";

/** Codes that a shop may have in use: one a table of a very large restaurant. */
const MAX_ACTIVE = 500;

/** What is printed: `https://<host>/s/<code>`. */
export const codeUrl = ({ settings }: Pick<Services, "settings">, code: string): string =>
  `${(settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, "")}/s/${code}`;

/** A code as its shop and the officers see it. */
export const presentCode = (services: Pick<Services, "settings">, row: CheckoutCode): CheckoutCodeView => ({
  code: row.code,
  label: row.label,
  amountFen: row.amountFen,
  state: row.state,
  url: codeUrl(services, row.code),
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  scans: row.scans,
});

/** A new checkout code 收银码 for a table or a till. */
export const createCode = async (services: Services, actor: Actor, shop: Establishment, { label, amountFen }: { label: string; amountFen: number | null }): Promise<CheckoutCode> => {
  if (shop.state === "closed") throw new DomainError("illegal_transition", { message: "该单位已注销，不能新增收银码" });
  if ((await CheckoutCode.count({ where: { establishmentId: shop.id, state: "active" } })) >= MAX_ACTIVE) throw new DomainError("rule_violated", { message: `每户最多 ${MAX_ACTIVE} 个在用收银码，请先停用不用的` });
  const now = services.clock.now();
  const row = await CheckoutCode.create({ code: services.ids.newCode(), establishmentId: shop.id, label, amountFen, state: "active", createdAt: now, endedAt: null });
  const lines = amountFen === null ? [] : [`固定金额 ${formatFen(amountFen)}`];
  await recordOnTimeline({ establishmentId: shop.id, at: now, kind: "code", title: `新增收银码“${label}”`, lines, by: byLine(actor) });
  await emit("checkout_code.created.v1", { establishment: refOf(shop), code: row.code, label, by: byLine(actor) });
  return row;
};

const END_TITLES: Record<Exclude<CodeState, "active">, string> = { rotated: "换发收银码", revoked: "停用收银码" };

const endCode = async (services: Services, actor: Actor, shop: Establishment, code: string, state: Exclude<CodeState, "active">): Promise<CheckoutCode> => {
  const row = await CheckoutCode.findOne({ where: { code, establishmentId: shop.id }, lock: true });
  if (!row) throw new DomainError("not_found", { message: "没有找到这个收银码" });
  if (row.state !== "active") throw new DomainError("illegal_transition", { message: row.state === "rotated" ? "该收银码已经换发过" : "该收银码已停用" });
  const now = services.clock.now();
  await row.update({ state, endedAt: now });
  await recordOnTimeline({ establishmentId: shop.id, at: now, kind: "code", title: `${END_TITLES[state]}“${row.label}”`, by: byLine(actor) });
  await emit("checkout_code.ended.v1", { establishment: refOf(shop), code, label: row.label, by: byLine(actor), state });
  return row;
};

/** Stops a code 停用: whoever scans it is told so. */
export const revokeCode = (services: Services, actor: Actor, shop: Establishment, code: string): Promise<CheckoutCode> => endCode(services, actor, shop, code, "revoked");

/** Replaces a code 换发: the old one says that it was replaced, the new one takes its place. */
export const rotateCode = async (services: Services, actor: Actor, shop: Establishment, code: string): Promise<CheckoutCode> => {
  const old = await endCode(services, actor, shop, code, "rotated");
  return createCode(services, actor, shop, { label: old.label, amountFen: old.amountFen });
};

/** Codes of a shop, those in use first, newest first. */
export const listCodes = async (establishmentId: number): Promise<CheckoutCode[]> => {
  const rows = await CheckoutCode.findAll({ where: { establishmentId }, order: [["id", "DESC"]] });
  return [...rows.filter(({ state }) => state === "active"), ...rows.filter(({ state }) => state !== "active")];
};
