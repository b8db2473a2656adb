import { Image, Text, View } from "@tarojs/components";
import { markSvg } from "@sunshine/config/look/mark";
import { IdentitySheet } from "../../features/accounts/IdentitySheet";
import { useRegion } from "../../features/regions/use-region";
import { ScanButton } from "../../features/scan/ScanButton";
import { GradeLegend } from "../../features/storefronts/GradeLegend";
import { Nearby } from "../../features/storefronts/Nearby";
import { SeenShops } from "../../features/storefronts/SeenShops";
import { TabBadge } from "../../features/notices/TabBadge";
import { go } from "../../platform/navigate";
import { Entry } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { svgSource } from "../../ui/picture";
import { Screen } from "../../ui/Screen";

const Brand = () => {
  const { data: region } = useRegion();
  return (
    <View className="brand">
      <Image className="brand__mark" src={svgSource(markSvg())} aria-hidden="true" />
      <View>
        <Text className="brand__name">阳光餐饮</Text>
        <Text className="brand__county">{region ? region.name : "智慧共治系统"}</Text>
      </View>
    </View>
  );
};

export default function HomePage() {
  return (
    <Screen>
      <TabBadge />
      <Brand />
      <ScanButton />
      <View className="search-bar" role="button" onClick={() => go("find", {})} id="search">
        <Icon name="search" />
        <Text className="search-bar__hint">输入店名查等级</Text>
      </View>
      <SeenShops />
      <View className="card">
        <View className="card__head">
          <Text className="card__title">三张脸谱</Text>
          <View className="card__aside" role="button" onClick={() => go("about", {})}>
            <Text className="link">怎样评出来的</Text>
          </View>
        </View>
        <GradeLegend />
      </View>
      <View className="card">
        <Entry title="投诉或举报" note="无证摊点也可以" icon="alert" onClick={() => go("complain", {})} id="complain" />
        <Entry title="红黑榜" note="全县餐饮单位公示" icon="star" onClick={() => go("honours", {})} id="honours" />
      </View>
      <Nearby />
      <IdentitySheet />
    </Screen>
  );
}
