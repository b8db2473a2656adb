import { Image, Text, View } from "@tarojs/components";
import { useMemo } from "react";
import { MAP_HEIGHT, MAP_WIDTH, mapSvg, placeIn, pointIn, type Frame, type Point } from "./map-drawing";
import { Icon } from "./Icon";
import { svgSource } from "./picture";
import { tapShare } from "./tap-share";

interface Props {
  readonly frame: Frame;
  readonly outline: readonly (readonly Point[])[];
  readonly water: readonly (readonly Point[])[];
  readonly pin: Point | null;
  readonly onPin: (point: Point) => void;
}

const METRES_PER_DEGREE = 110_900;

/** A length that is round and about a quarter of the map's width. */
const scaleOf = ({ north, south }: Frame): { metres: number; share: number } => {
  const width = ((north - south) * METRES_PER_DEGREE * MAP_WIDTH) / MAP_HEIGHT;
  const metres = [100, 200, 500, 1_000, 2_000, 5_000, 10_000].find((one) => one >= width / 5) ?? 20_000;
  return { metres, share: metres / width };
};

/** The drawn county on which a tap sets one pin. */
export const PinMap = ({ frame, outline, water, pin, onPin }: Props) => {
  const land = useMemo(() => svgSource(mapSvg(frame, outline, water)), [frame, outline, water]);
  const at = pin ? placeIn(frame, pin) : null;
  const { metres, share } = scaleOf(frame);
  const tap = (event: unknown): void => {
    const tapped = tapShare(event, "pin-map");
    if (tapped) onPin(pointIn(frame, tapped));
  };
  return (
    <View className="map" onClick={tap} id="pin-map">
      <Image className="map__land" src={land} aria-label="点一下标出位置" />
      {at ? (
        <View className="pin" style={{ left: `${(at.x * 100).toFixed(2)}%`, top: `${(at.y * 100).toFixed(2)}%` }}>
          <Icon name="pin" size="large" colour="#C53A32" />
        </View>
      ) : null}
      <View className="map__scale" style={{ width: `${(share * 100).toFixed(1)}%` }}>
        <Text>{metres >= 1_000 ? `${metres / 1_000} 公里` : `${metres} 米`}</Text>
      </View>
      <Text className="map__note">示意图，非测绘地图</Text>
    </View>
  );
};
