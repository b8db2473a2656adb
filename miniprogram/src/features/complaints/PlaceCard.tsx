import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { findPlace, PLACE_MODE } from "../../platform/location";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { changeDraft, type Draft, type DraftPlace } from "./draft";
import { CodeSheet } from "./CodeSheet";
import { PinSheet } from "./PinSheet";
import { ShopSheet } from "./ShopSheet";
import { TypedPlace } from "./TypedPlace";

type Way = "shop" | "code" | "pin";

/** A shop chosen by name drops an order of another one. */
const choose = (place: DraftPlace | null): void => changeDraft({ place, order: null });

const Chosen = ({ place }: { readonly place: DraftPlace }) => {
  if (place.by === "shop")
    return (
      <View className="chosen-place">
        <Icon name="shop" colour="#0F7B5F" />
        <Text className="chosen-place__name">{place.name}</Text>
      </View>
    );
  if (place.by === "typed") return <TypedPlace place={place} onChange={choose} />;
  return (
    <>
      <View className="chosen-place">
        <Icon name="pin" colour="#C53A32" />
        <View className="chosen-place__name">
          <Text>已在地图上标出位置</Text>
          <Text className="chosen-place__note">{`东经 ${place.lng.toFixed(5)}，北纬 ${place.lat.toFixed(5)}`}</Text>
        </View>
      </View>
      <Field label="摊点或店铺的称呼（选填）" id="place-name" value={place.name} onChange={(name) => choose({ ...place, name })} placeholder="例如：桥头烧烤摊" maxLength={60} />
      <Field label="附近的标志（选填）" id="place-address" value={place.address} onChange={(address) => choose({ ...place, address })} placeholder="例如：码头停车场东侧" maxLength={160} />
    </>
  );
};

/** Where it happened: a shop, its code, a pin, or typed; a stall without any record needs just a pin. */
export const PlaceCard = ({ draft: { place } }: { readonly draft: Draft }) => {
  const [way, setWay] = useState<Way | null>(null);
  const close = (): void => setWay(null);
  const take = (chosen: DraftPlace): void => {
    choose(chosen);
    close();
  };
  const pin = (): void => {
    if (PLACE_MODE === "drawn") setWay("pin");
    else
      findPlace().then(
        (found) => found && choose({ by: "pin", lng: found.lng, lat: found.lat, name: "", address: found.name ?? "" }),
        (error: unknown) => tell(messageOf(error))
      );
  };
  return (
    <Card title="在哪里" icon="pin">
      {place ? <Chosen place={place} /> : <Text className="paragraph">选一种方式说明地点。没有招牌、没有证照的摊点，在地图上标出位置就可以。</Text>}
      <View className="ways">
        <Button kind="secondary" size="small" id="by-shop" onClick={() => setWay("shop")}>
          搜店名
        </Button>
        <Button kind="secondary" size="small" id="by-code" onClick={() => setWay("code")}>
          扫收银码
        </Button>
        <Button kind="secondary" size="small" id="by-pin" onClick={pin}>
          在地图上标
        </Button>
        <Button kind="secondary" size="small" id="by-address" onClick={() => choose({ by: "typed", townCode: "", name: "", address: "" })}>
          填写地址
        </Button>
      </View>
      <ShopSheet open={way === "shop"} onClose={close} onShop={take} />
      <CodeSheet open={way === "code"} onClose={close} onShop={take} />
      <PinSheet open={way === "pin"} onClose={close} onPin={take} />
    </Card>
  );
};
