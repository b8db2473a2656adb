import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { messageOf } from "../../platform/answer";
import type { Place } from "../../platform/coordinates";
import { tell } from "../../platform/device";
import { findPlace } from "../../platform/location";
import { go } from "../../platform/navigate";
import { Icon } from "../../ui/Icon";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { ShopRow } from "./ShopRow";
import { EVERYTHING, useSearch } from "./use-search";

interface Props {
  readonly place: Place | null;
  readonly onPlace: (place: Place | null) => void;
}

/** The place to look around, only if the diner wants to give one. */
export const PlacePicker = ({ place, onPlace }: Props) => {
  const pick = (): void => {
    findPlace().then(
      (found) => found && onPlace(found),
      (error: unknown) => tell(messageOf(error))
    );
  };
  return (
    <View className="place" role="button" onClick={place ? () => onPlace(null) : pick} id="place">
      <Icon name="pin" size="small" />
      <Text className="place__text">{place ? `${place.name ?? "我的位置"} · 点此取消` : "看看附近"}</Text>
    </View>
  );
};

const SHOWN = 8;

/** A few shops on the first page: near the chosen place, else by name. */
export const Nearby = () => {
  const [place, setPlace] = useState<Place | null>(null);
  const { rows, pending, error, retry } = useSearch({ ...EVERYTHING, place }, SHOWN);
  return (
    <View className="card">
      <View className="card__head">
        <Text className="card__title">{place ? "附近的店" : "全县的店"}</Text>
        <View className="card__aside">
          <PlacePicker place={place} onPlace={setPlace} />
        </View>
      </View>
      {pending ? <Skeleton shape="row" count={4} /> : null}
      {error ? <ErrorRetry error={error} onRetry={retry} /> : null}
      {!pending && !error && rows.length === 0 ? <Empty icon="shop" title={place ? "这附近 10 公里内没有登记的餐饮单位" : "还没有登记的餐饮单位"} note={place ? "换一个位置，或到“查一查”按乡镇查找" : "市场监督管理部门登记后会出现在这里"} /> : null}
      {rows.slice(0, SHOWN).map((row) => (
        <ShopRow key={row.id} row={row} />
      ))}
      {rows.length > 0 ? (
        <View className="more" role="button" onClick={() => go("find", {})}>
          <Text>查看全部</Text>
        </View>
      ) : null}
    </View>
  );
};
