import { Input, Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_TYPE_LABELS, type EstablishmentType } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADE_LABELS, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { messageOf } from "../../platform/answer";
import { publicApi } from "../../platform/api";
import type { Place } from "../../platform/coordinates";
import { tell } from "../../platform/device";
import { findOwnSpot } from "../../platform/location";
import { go } from "../../platform/navigate";
import { officerApi } from "../../platform/officer-api";
import { readCode } from "../../platform/scan";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Face } from "../../ui/Face";
import { Icon } from "../../ui/Icon";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { OfficerGate } from "../officers/OfficerGate";
import { codeIn } from "../storefronts/entry";
import { distanceInWords } from "../storefronts/shop-facts";
import { useSettled } from "../storefronts/use-settled";

interface Found {
  readonly id: string;
  readonly name: string;
  readonly type: EstablishmentType;
  readonly grade: ShownGrade;
  readonly lastVisitOn: string | null;
  readonly distanceM: number | null;
}

const SHOWN = 40;
const NEAR_M = 2_000;

/** The archive of the own area by name or number; near a place, the public register. */
const lookFor = async (q: string, place: Place | null): Promise<Found[]> => {
  if (place) return (await publicApi(storefrontApi.search, { lng: place.lng, lat: place.lat, withinM: NEAR_M, limit: SHOWN })).rows;
  const { rows } = await officerApi(establishmentApi.list, { ...(q ? { q } : {}), state: ["open"], sort: "last_visit", order: "asc", limit: SHOWN });
  return rows.map((row) => ({ ...row, distanceM: null }));
};

/** Whose code it is that was scanned 扫收银码. */
const scanned = async (): Promise<string | null> => {
  const text = await readCode();
  if (text === null) return null;
  const code = codeIn(text);
  if (!code) {
    tell("没有认出收银码，请靠近一些再扫，或按名称查找");
    return null;
  }
  return (await publicApi(storefrontApi.scan, { code })).shop.id;
};

const Row = ({ shop, onChoose }: { readonly shop: Found; readonly onChoose: (id: string) => void }) => (
  <View className="shop-row" role="button" id={`inspect-${shop.id}`} onClick={() => onChoose(shop.id)}>
    <View className={`shop-row__grade grade--${shop.grade}`}>
      <Face grade={shop.grade} size="medium" />
      <Text className="shop-row__word">{SHOWN_GRADE_LABELS[shop.grade]}</Text>
    </View>
    <View className="shop-row__words">
      <Text className="shop-row__name">{shop.name}</Text>
      <Text className="case-row__line">{[ESTABLISHMENT_TYPE_LABELS[shop.type], ...(shop.distanceM === null ? [] : [distanceInWords(shop.distanceM)])].join(" · ")}</Text>
      <Text className="case-row__line">{shop.lastVisitOn ? `上次检查 ${formatDay(shop.lastVisitOn)}` : "尚未检查"}</Text>
    </View>
  </View>
);

const Ways = ({ place, onPlace, onScan }: { readonly place: Place | null; readonly onPlace: (place: Place | null) => void; readonly onScan: () => void }) => {
  const near = (): void => {
    findOwnSpot().then(
      (found) => (found ? onPlace(found) : tell("没有取得位置，可按名称查找")),
      (error: unknown) => tell(messageOf(error))
    );
  };
  return (
    <View className="buttons">
      <Button kind="secondary" size="small" id="scan-shop" onClick={onScan}>
        扫店里的收银码
      </Button>
      <Button kind="secondary" size="small" id="near-shops" onClick={place ? () => onPlace(null) : near}>
        {place ? "不按附近查找" : "我附近 2 公里"}
      </Button>
    </View>
  );
};

interface ListProps {
  readonly q: string;
  readonly place: Place | null;
  readonly onChoose: (id: string) => void;
}

const List = ({ q, place, onChoose }: ListProps) => {
  const { data, error, refetch } = useQuery({ queryKey: ["officer", "find", q, place], queryFn: () => lookFor(q, place), placeholderData: (before) => before });
  if (!data) return error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="row" count={5} />;
  if (data.length === 0) return <Empty icon="shop" title={place ? "附近 2 公里没有登记的餐饮单位" : "辖区内没有符合的单位"} note="可以换一个名称，或扫店里的收银码" />;
  return (
    <Card title={place ? "由近到远" : q ? "查找结果" : "最久没有检查的在前"}>
      {data.map((shop) => (
        <Row key={shop.id} shop={shop} onChoose={onChoose} />
      ))}
    </Card>
  );
};

const Shops = ({ task }: { readonly task: string | undefined }) => {
  const [text, setText] = useState("");
  const [place, setPlace] = useState<Place | null>(null);
  const q = useSettled(text.trim());
  const choose = (shop: string): void => go("inspect", { shop, ...(task ? { task } : {}) });
  const scan = (): void => {
    scanned().then(
      (id) => id && choose(id),
      (failure: unknown) => tell(messageOf(failure))
    );
  };
  return (
    <>
      <View className="search-bar">
        <Icon name="search" />
        <Input className="search-bar__input" value={text} placeholder="店名、拼音首字母或许可证号" onInput={({ detail }) => setText(detail.value)} maxlength={60} id="find-shop" />
      </View>
      <Ways place={place} onPlace={setPlace} onScan={scan} />
      <View className="gap" />
      <List q={q} place={place} onChoose={choose} />
    </>
  );
};

/** Chooses whom to inspect 选择检查对象: by name, nearby, or by the code on the counter. */
export const FindShopPageView = ({ task }: { readonly task: string | undefined }) => (
  <Screen>
    <OfficerGate>
      <Shops task={task} />
    </OfficerGate>
  </Screen>
);
