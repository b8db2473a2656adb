import { Text, View } from "@tarojs/components";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { today } from "../../platform/clock";
import { go } from "../../platform/navigate";
import { Button } from "../../ui/Button";
import { GradeHero } from "../../ui/GradeHero";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, OfflineBar, Skeleton } from "../../ui/States";
import type { ShopEntry } from "./entry";
import { PublishedCases, Reviews } from "./ShopWords";
import { visitAge } from "./shop-facts";
import { ShopHead } from "./ShopHead";
import { Health, History, Kitchen, LastVisit, Licence, Listings } from "./ShopSections";
import { useShopPage, type ShopPage, type ShopPageState } from "./use-shop-page";

const freshness = ({ asOf, offline }: ShopPageState): string | null => {
  if (!asOf) return null;
  const seen = formatInstant(new Date(asOf));
  return offline ? `连不上服务器，以下是 ${seen} 看到的内容` : `正在核对最新等级，先显示 ${seen} 看到的内容`;
};

/** Why this shop cannot be paid here now, or null when it can. */
const paymentRefusal = ({ shop, code }: ShopPage, offline: boolean): string | null => {
  if (code === null) return null;
  if (code.state !== "active") return `这张收银码已于${formatDay(code.endedOn)}${code.state === "rotated" ? "更换" : "停用"}，请扫店里的新码付款`;
  if (shop.state !== "open") return "这家单位目前不在营业，不能付款";
  if (!shop.payment.open) return shop.payment.hint ?? "这家单位没有开通在线付款，请按店里的方式付款";
  return offline ? "连上网络后可以付款" : null;
};

interface FootProps {
  readonly page: ShopPage;
  readonly refusal: string | null;
}

const Foot = ({ page: { code, shop }, refusal }: FootProps) => (
  <View className="actions">
    {refusal ? (
      <Text className="actions__note" id="payment-refusal">
        {refusal}
      </Text>
    ) : null}
    <View className="actions__line">
      <Button kind="secondary" onClick={() => go("complain", code ? { code: code.code } : { id: shop.id })} id="complain">
        投诉举报
      </Button>
      {code ? (
        <Button disabled={refusal !== null} onClick={() => go("pay", { code: code.code })} id="pay">
          {code.state === "active" && code.amountFen !== null ? `付款 ¥${(code.amountFen / 100).toFixed(2)}` : "付款"}
        </Button>
      ) : null}
    </View>
  </View>
);

const Body = ({ page: { shop, code } }: { readonly page: ShopPage }) => {
  const day = today();
  const visited = visitAge(shop.grade, day);
  const { shown, annual, sentence, blockedUntil } = shop.grade;
  const why = shown === "blocked" && blockedUntil ? `${sentence}（至${formatDay(blockedUntil)}）` : sentence;
  return (
    <>
      <ShopHead shop={shop} label={code?.label ?? null} />
      <GradeHero grade={shown} annual={annual} visited={visited.text} stale={visited.stale} sentence={why} />
      <LastVisit shop={shop} today={day} />
      <Licence shop={shop} today={day} />
      <Health shop={shop} today={day} />
      <Kitchen shop={shop} today={day} />
      <Listings shop={shop} today={day} />
      <PublishedCases complaints={shop.complaints} />
      <Reviews reviews={shop.reviews} />
      <History shop={shop} today={day} />
      <View className="more" role="button" onClick={() => go("find", {})} id="others">
        <Text>看看其他店的等级</Text>
      </View>
      <Text className="colophon">{`数据更新于 ${formatInstant(new Date(shop.updatedAt))}`}</Text>
    </>
  );
};

/** The diner's page of a shop 公示页: the grade first, and nothing asked of anybody before it. */
export const ShopPageView = ({ entry }: { readonly entry: ShopEntry }) => {
  const state = useShopPage(entry);
  const { page, error, offline, retry } = state;
  const bar = freshness(state);
  if (!page) return <Screen>{error ? <ErrorRetry error={error} onRetry={retry} /> : <Skeleton shape="hero" />}</Screen>;
  return (
    <Screen foot={<Foot page={page} refusal={paymentRefusal(page, offline)} />}>
      {bar ? <OfflineBar>{bar}</OfflineBar> : null}
      <Body page={page} />
    </Screen>
  );
};
