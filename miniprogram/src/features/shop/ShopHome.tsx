import { Text, View } from "@tarojs/components";
import type { ReactNode } from "react";
import type { Day } from "@sunshine/domain/kernel/day";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { formatFen } from "@sunshine/domain/kernel/money";
import type { paymentApi } from "@sunshine/domain/payments/payment.contract";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { memberApi } from "../../platform/api";
import { today } from "../../platform/clock";
import { go } from "../../platform/navigate";
import { Bars } from "../../ui/Bars";
import { Card, Entry } from "../../ui/Card";
import { GradeTag } from "../../ui/Face";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { AskConsent } from "../notices/AskConsent";
import { UnreadEntry } from "../notices/UnreadEntry";
import { OrderRow } from "../payments/OrderRow";
import { dueInWords, shopTasks } from "./shop-tasks";
import { useShopDay, type ShopDay } from "./use-shop-day";

type Takings = OutputOf<typeof paymentApi.takings>;

const TakingsCard = ({ takings, live }: { readonly takings: Takings; readonly live: boolean }) => (
  <View className="takings">
    <View className="takings__head">
      <Text className="takings__label">今日收款</Text>
      <Text className="takings__live">{live ? "实时更新" : "每次打开时更新"}</Text>
    </View>
    <Text className="takings__sum" id="takings">
      {formatFen(takings.paidFen)}
    </Text>
    <Text className="takings__detail">{`${takings.orders} 笔 · 扫码 ${takings.scans} 次${takings.refundedFen > 0 ? ` · 退款 ${formatFen(takings.refundedFen)}` : ""}`}</Text>
  </View>
);

const READER = { api: memberApi, as: "member" } as const;

const shortYuan = (fen: number): string => (fen >= 1_000_000 ? `${(fen / 1_000_000).toFixed(1)}万` : String(Math.round(fen / 100)));
const shortDay = (day: Day): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;

interface TasksProps {
  readonly shop: Storefront;
  readonly orders: readonly RectificationRow[];
}

const Tasks = ({ shop, orders }: TasksProps) => {
  const day = today();
  const tasks = shopTasks(shop, day, orders);
  return (
    <Card title="要做的事" aside={<GradeTag grade={shop.grade.shown} />}>
      {tasks.length === 0 ? <Text className="statement statement--good">证照和人员健康证明都在有效期内，没有待整改的问题。</Text> : null}
      {tasks.map((task) => (
        <View key={task.title + task.due} className="task" {...(task.orderId ? { role: "button", id: `task-${task.orderId}`, onClick: () => go("shopMend", { id: task.orderId ?? "" }) } : {})}>
          <View className="task__words">
            <Text>{task.title}</Text>
            <Text className="secondary">{dueInWords(task, day)}</Text>
          </View>
          <Tag tone={task.tone}>{task.tone === "bad" ? "请尽快" : "快到期"}</Tag>
        </View>
      ))}
    </Card>
  );
};

const WeekCard = ({ week }: Pick<Takings, "week">) => (
  <Card title="近七天收款（元）">
    <Bars bars={week.map(({ day, paidFen }) => ({ label: shortDay(day), value: paidFen, text: shortYuan(paidFen) }))} />
  </Card>
);

const OrdersCard = ({ orders }: { readonly orders: OutputOf<typeof paymentApi.ofShop> }) => (
  <Card title="今日订单">
    {orders.rows.map((order) => (
      <OrderRow key={order.id} order={order} title={order.place} onOpen={() => go("shopOrder", { id: order.id })} />
    ))}
    {orders.rows.length === 0 ? <Empty icon="receipt" title="今天还没有订单" note="食客扫码付款后会立即出现在这里" /> : null}
    {orders.next ? <Text className="hint">只显示最近 30 笔</Text> : null}
  </Card>
);

/** What needs the person's own rights; fails as one. */
const Money = ({ day: { takings, orders, live }, children }: { readonly day: ShopDay; readonly children: ReactNode }) => {
  const failed = takings.error ?? orders.error;
  const retry = (): void => {
    void takings.refetch();
    void orders.refetch();
  };
  if (failed && !takings.data) return <ErrorRetry error={failed} onRetry={retry} />;
  if (!takings.data) return <Skeleton shape="card" />;
  return (
    <>
      <TakingsCard takings={takings.data} live={live} />
      {children}
      <WeekCard week={takings.data.week} />
      {orders.data ? <OrdersCard orders={orders.data} /> : <Skeleton shape="row" count={3} />}
    </>
  );
};

/** The shop's first page 企业端首页: what is due and today's money, live. */
export const ShopHomeView = ({ id }: { readonly id: string }) => {
  const day = useShopDay(id);
  const shop = day.page.data;
  return (
    <Screen>
      {shop ? <Text className="page-title">{shop.name}</Text> : null}
      <Money day={day}>
        {shop && !day.mending.isPending ? <Tasks shop={shop} orders={day.mending.data?.rows ?? []} /> : null}
        <View className="card">
          <UnreadEntry reader={READER} shop={id} />
          <Entry title="收银码与海报" icon="code" onClick={() => go("shopCodes", { id })} id="codes" />
          <Entry title="检查记录" icon="licence" onClick={() => go("shopVisits", { id })} id="shop-visits" />
          <Entry title="责令整改" icon="list" onClick={() => go("shopOrders", { id })} id="rectifications" />
          <Entry title="投诉情况" icon="alert" onClick={() => go("shopCases", { id })} id="shop-cases" />
          <Entry title="红黑榜" icon="star" onClick={() => go("shopHonours", { id })} id="shop-honours" />
          <Entry title="食客看到的公示页" icon="shop" onClick={() => go("shop", { id })} id="public-page" />
        </View>
        <AskConsent template="shop_duty" why="有新的检查结果、责令整改或需要配合处理的顾客反映时，可以发微信提醒您。" />
      </Money>
      <IdentitySheet />
    </Screen>
  );
};
