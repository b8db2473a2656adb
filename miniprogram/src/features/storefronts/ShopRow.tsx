import { Text, View } from "@tarojs/components";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import type { StorefrontRow } from "@sunshine/domain/storefronts/storefront.contract";
import { go } from "../../platform/navigate";
import { Face } from "../../ui/Face";
import { Tag } from "../../ui/Tag";
import { distanceInWords } from "./shop-facts";

/** One shop of a list: face and word, name, where, and when it was visited. */
export const ShopRow = ({ row }: { readonly row: StorefrontRow }) => (
  <View className="shop-row" role="button" onClick={() => go("shop", { id: row.id })} id={`shop-${row.id}`}>
    <View className={`shop-row__grade grade--${row.grade}`}>
      <Face grade={row.grade} size="medium" />
      <Text className="shop-row__word">{SHOWN_GRADE_LABELS[row.grade]}</Text>
    </View>
    <View className="shop-row__words">
      <Text className="shop-row__name">{row.name}</Text>
      <Text className="shop-row__line">
        {[ESTABLISHMENT_TYPE_LABELS[row.type], row.town, ...(row.distanceM === null ? [] : [distanceInWords(row.distanceM)])].join(" · ")}
      </Text>
      <View className="shop-row__foot">
        <Text className="shop-row__line">{row.lastVisitOn ? `${formatDay(row.lastVisitOn)}检查` : "尚无检查记录"}</Text>
        {row.annual ? <Tag tone="unknown">{`年度 ${row.annual}`}</Tag> : null}
        {row.openKitchen === "none" ? null : <Tag tone="info">明厨亮灶</Tag>}
      </View>
    </View>
  </View>
);
