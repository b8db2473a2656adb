import { Text, View } from "@tarojs/components";
import { useDidShow } from "@tarojs/taro";
import { useState } from "react";
import { dayOf } from "@sunshine/domain/kernel/day";
import { today } from "../../platform/clock";
import { seenShops } from "../../platform/last-known";
import { go } from "../../platform/navigate";
import { Face } from "../../ui/Face";
import { ageInWords } from "./shop-facts";

const SHOWN = 4;

/** Shops looked at on this phone; they open without a network too. */
export const SeenShops = () => {
  const [shops, setShops] = useState(seenShops);
  useDidShow(() => setShops(seenShops()));
  return shops.length === 0 ? null : (
    <View className="card">
      <View className="card__head">
        <Text className="card__title">最近看过</Text>
      </View>
      <View className="seen">
        {shops.slice(0, SHOWN).map(({ key, id, name, grade, at }) => (
          <View key={key} className="seen__one" role="button" onClick={() => go("shop", key === id ? { id } : { code: key })}>
            <Face grade={grade} size="medium" />
            <Text className="seen__name">{name}</Text>
            <Text className="secondary">{ageInWords(dayOf(new Date(at)), today())}</Text>
          </View>
        ))}
      </View>
    </View>
  );
};
