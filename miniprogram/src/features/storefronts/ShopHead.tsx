import { Image, Text, View } from "@tarojs/components";
import { ESTABLISHMENT_STATE_LABELS, ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { absoluteUrl } from "../../platform/api";
import { Icon } from "../../ui/Icon";
import { Tag } from "../../ui/Tag";

/** Who this is: photo, name, kind; a swapped sticker is noticed here. */
export const ShopHead = ({ shop, label }: { readonly shop: Storefront; readonly label: string | null }) => (
  <View className="shop-head">
    {shop.photoUrl ? (
      <Image className="shop-head__photo" src={absoluteUrl(shop.photoUrl)} mode="aspectFill" aria-label="门头照" />
    ) : (
      <View className="shop-head__photo shop-head__photo--none">
        <Icon name="shop" size="large" />
      </View>
    )}
    <View className="shop-head__words">
      <Text className="shop-head__name" id="shop-name">
        {shop.name}
      </Text>
      <View className="shop-head__tags">
        <Tag>{ESTABLISHMENT_TYPE_LABELS[shop.type]}</Tag>
        {shop.scenicArea ? <Tag tone="info">景区</Tag> : null}
        {shop.takeawayOnly ? <Tag tone="info">无堂食</Tag> : null}
        {shop.state === "open" ? null : <Tag tone="bad">{ESTABLISHMENT_STATE_LABELS[shop.state]}</Tag>}
        {label ? <Tag>{label}</Tag> : null}
      </View>
    </View>
  </View>
);
