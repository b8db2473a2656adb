import { Op, QueryTypes } from "sequelize";
import { migrations } from "../../../migrations";
import { isMigrated } from "../../platform/db/migrate";
import { Job } from "../../platform/jobs/jobs";
import { LivePush } from "../../platform/live/live.model";
import { liveState, type LiveState } from "../../platform/live/live-state";
import { OutboxDelivery, OutboxEvent } from "../../platform/outbox/outbox.model";
import type { Services } from "../../platform/services";
import { smsHealth, subscribeHealth } from "../notices";
import { lastPaymentAt } from "../payments";

/** One thing that the figures depend on 数据来源, and whether it works. */
export interface Source {
  readonly source: string;
  readonly label: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly lastAt: string | null;
}

/** Older than this, what waits is late. */
const LATE_MS = 30_000;
const SHOWN_PARKED = 50;

const seconds = (ms: number): number => Math.round(ms / 1000);
const instant = (at: Date | string | null | undefined): string | null => (at ? new Date(at).toISOString() : null);
const ageOf = (at: Date | null | undefined, now: Date): number => (at ? Math.max(0, now.getTime() - at.getTime()) : 0);

const database = async ({ db }: Services, now: Date): Promise<Source> => {
  const startedAt = performance.now();
  await db.sequelize.query("SELECT 1");
  const ms = Math.max(1, Math.round(performance.now() - startedAt));
  return { source: "database", label: "数据库", ok: true, detail: `${db.dialect === "sqlite" ? "内置数据库" : "MySQL/MariaDB"}，${ms} 毫秒应答`, lastAt: now.toISOString() };
};

const schema = async ({ db }: Services): Promise<Source> => {
  const ok = await isMigrated(db, migrations);
  return { source: "migrations", label: "数据结构", ok, detail: ok ? "与程序版本一致" : "尚未升级到程序所需的版本，请重新启动服务", lastAt: null };
};

const relay = async (_: Services, now: Date): Promise<Source> => {
  const waiting = await OutboxDelivery.count({ where: { state: "pending" } });
  const oldest = await OutboxDelivery.findOne({ where: { state: "pending", attempts: 0 }, attributes: ["nextAttemptAt"], order: [["nextAttemptAt", "ASC"]] });
  const last = await OutboxEvent.findOne({ attributes: ["createdAt"], order: [["id", "DESC"]] });
  const lag = ageOf(oldest?.nextAttemptAt, now);
  const detail = waiting === 0 ? "没有等待处理的事件" : `${waiting} 项等待处理，最久 ${seconds(lag)} 秒`;
  return { source: "relay", label: "事件处理", ok: lag < LATE_MS, detail, lastAt: instant(last?.createdAt) };
};

const parkedSource = async (): Promise<Source> => {
  const parked = await OutboxDelivery.count({ where: { state: "parked" } });
  return { source: "parked", label: "搁置的事件", ok: parked === 0, detail: parked === 0 ? "没有" : `${parked} 项多次失败，等待系统管理员处理`, lastAt: null };
};

const jobs = async (_: Services, now: Date): Promise<Source> => {
  const parked = await Job.count({ where: { state: "parked" } });
  const late = await Job.count({ where: { state: "waiting", runAt: { [Op.lt]: new Date(now.getTime() - LATE_MS) }, lockedUntil: null } });
  const parts = [...(parked > 0 ? [`${parked} 项多次失败已停`] : []), ...(late > 0 ? [`${late} 项超时未开始`] : [])];
  return { source: "jobs", label: "后台任务", ok: parts.length === 0, detail: parts.join("，") || "按时进行", lastAt: null };
};

const wayOf = (state: LiveState | null): string => {
  if (state?.kind !== "redis") return "单台服务器";
  return state.connected ? "多台服务器经 Redis 互通" : "与 Redis 的连接中断，改为定时读取";
};

const push = async (_: Services, now: Date): Promise<Source> => {
  const state = liveState();
  const last = await LivePush.findOne({ attributes: ["id", "at"], order: [["id", "DESC"]] });
  const unsent = await LivePush.findOne({ where: { id: { [Op.gt]: state?.cursor ?? 0 } }, attributes: ["at"], order: [["id", "ASC"]] });
  const ok = state !== null && state.connected && ageOf(unsent?.at, now) < LATE_MS;
  return { source: "push", label: "实时推送", ok, detail: `${wayOf(state)}，本机 ${state?.sockets ?? 0} 个在线连接`, lastAt: instant(last?.at) };
};

const payments = async ({ pay, db }: Services): Promise<Source> => {
  const source = { source: "payments", label: "微信支付" };
  const [notified] = await db.sequelize.query<{ receivedAt: Date | string }>("SELECT received_at AS receivedAt FROM insight_notifications ORDER BY id DESC LIMIT 1", { type: QueryTypes.SELECT });
  const paid = await lastPaymentAt();
  const lastAt = instant(notified ? new Date(notified.receivedAt) : paid);
  if (pay === null) return { ...source, ok: false, detail: "尚未接入微信支付", lastAt };
  return { ...source, ok: true, detail: notified ? "最近一次收到微信支付通知" : paid ? "最近一次到账由主动查询得知" : "还没有收到过支付通知", lastAt };
};

const leftToday = ({ sent, failed }: { readonly sent: number; readonly failed: number }): string => (failed === 0 ? `24 小时内发出 ${sent} 条` : `24 小时内发出 ${sent} 条，${failed} 条没有发出`);

const subscribeMessages = async ({ mini }: Services, now: Date): Promise<Source> => {
  const health = await subscribeHealth(now);
  const detail = mini === null ? "尚未接入微信小程序" : leftToday(health);
  return { source: "subscribe_messages", label: "订阅消息", ok: mini !== null && health.failed === 0, detail, lastAt: instant(health.lastAt) };
};

const WAYS = { none: "尚未开通短信", outbox: "未接短信网关，只留存在系统内", gateway: "经短信网关" } as const;

const shortMessages = async ({ sms }: Services, now: Date): Promise<Source> => {
  const health = await smsHealth(now);
  const today = sms?.kind === "outbox" ? `24 小时内 ${health.sent} 条` : leftToday(health);
  const detail = sms === null ? WAYS.none : `${WAYS[sms.kind]}，${today}`;
  return { source: "sms", label: "短信", ok: sms !== null && health.failed === 0, detail, lastAt: instant(health.lastAt) };
};

const CHECKS = [database, schema, relay, parkedSource, jobs, push, payments, subscribeMessages, shortMessages] as const;

/** Every source one after the other, as an officer reads it. */
export const sourcesOf = async (services: Services): Promise<Source[]> => {
  const now = services.clock.now();
  const sources: Source[] = [];
  for (const check of CHECKS) sources.push(await check(services, now));
  return sources;
};

/** Deliveries that failed too often 搁置的事件, the oldest first. */
export const parkedDeliveries = async () => {
  const rows = await OutboxDelivery.findAll({ where: { state: "parked" }, order: [["nextAttemptAt", "ASC"], ["id", "ASC"]], limit: SHOWN_PARKED });
  const events = await OutboxEvent.findAll({ where: { id: rows.map(({ eventId }) => eventId) }, attributes: ["id", "name", "createdAt"] });
  const byId = new Map(events.map((event) => [Number(event.id), event]));
  return rows.flatMap(({ id, eventId, subscriber, attempts, lastError }) => {
    const event = byId.get(Number(eventId));
    return event ? [{ id, event: event.name, subscriber, attempts, error: lastError ?? "", at: event.createdAt.toISOString() }] : [];
  });
};
