import { Text, View } from "@tarojs/components";
import { useMemo, useState } from "react";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { findSpot } from "../../platform/location";
import { Button } from "../../ui/Button";
import { Chips } from "../../ui/Choices";
import { frameOf, type Frame, type Point } from "../../ui/map-drawing";
import { PinMap } from "../../ui/PinMap";
import { Sheet } from "../../ui/Sheet";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { useRegion, type Region } from "../regions/use-region";
import type { DraftPlace } from "./draft";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPin: (place: DraftPlace) => void;
}

/** Half the side of what is shown around a town or a pin, in degrees. */
const AROUND_TOWN = 0.03;
const AROUND_PIN = 0.006;

const around = ([lng, lat]: Point, reach: number): Frame => frameOf([[lng - reach, lat - reach], [lng + reach, lat + reach]], 0);

const Choosing = ({ region, onPin }: { readonly region: Region; readonly onPin: Props["onPin"] }) => {
  const [town, setTown] = useState(region.towns[0]?.code ?? "");
  const [pin, setPin] = useState<Point | null>(null);
  const [close, setClose] = useState<Point | null>(null);
  const frame = useMemo(() => (close ? around(close, AROUND_PIN) : around(region.towns.find(({ code }) => code === town)?.centre ?? region.centre, AROUND_TOWN)), [close, region, town]);
  const here = (): void => {
    findSpot().then(
      (spot) => {
        if (!spot) return;
        setPin([spot.lng, spot.lat]);
        setClose([spot.lng, spot.lat]);
      },
      (error: unknown) => tell(messageOf(error))
    );
  };
  const move = (chosen: string): void => {
    setTown(chosen);
    setClose(null);
    setPin(null);
  };
  return (
    <>
      <Chips choices={region.towns.map(({ code, name }) => ({ value: code, label: name }))} chosen={[town]} onToggle={move} />
      <PinMap frame={frame} outline={region.outline} water={region.water} pin={pin} onPin={setPin} />
      <View className="ways">
        <Button kind="secondary" size="small" id="pin-here" onClick={here}>
          用我现在的位置
        </Button>
        {pin && !close ? (
          <Button kind="secondary" size="small" id="pin-closer" onClick={() => setClose(pin)}>
            放大再标准一些
          </Button>
        ) : null}
      </View>
      <Text className="secondary">在图上点一下标出位置，可以再点其他地方调整。</Text>
      <Button id="use-pin" disabled={pin === null} onClick={() => pin && onPin({ by: "pin", lng: pin[0], lat: pin[1], name: "", address: "" })}>
        就是这里
      </Button>
    </>
  );
};

/** A pin for what has no record 无证摊点. */
export const PinSheet = ({ open, onClose, onPin }: Props) => {
  const { data: region, error, refetch } = useRegion();
  return (
    <Sheet open={open} title="在地图上标出位置" onClose={onClose}>
      {region ? <Choosing region={region} onPin={onPin} /> : error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" />}
    </Sheet>
  );
};
