import { Image, Text, View } from "@tarojs/components";
import { useMemo } from "react";
import { legible, MAP_HEIGHT, MAP_WIDTH, mapSvg, placeIn, pointIn, type Frame, type Landmark, type Point } from "./map-drawing";
import { Icon } from "./Icon";
import { svgSource } from "./picture";
import { tapShare } from "./tap-share";

interface Props {
  readonly frame: Frame;
  readonly outline: readonly (readonly Point[])[];
  readonly water: readonly (readonly Point[])[];
  /** Names by which people find the spot. */
  readonly landmarks: readonly Landmark[];
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

const MOST_LANDMARKS = 10;

const share = (value: number): string => `${(value * 100).toFixed(2)}%`;
const spot = (frame: Frame, point: Point): { left: string; top: string } => {
  const { x, y } = placeIn(frame, point);
  return { left: share(x), top: share(y) };
};

/** The drawn county on which a tap sets one pin. */
export const PinMap = ({ frame, outline, water, landmarks, pin, onPin }: Props) => {
  const land = useMemo(() => svgSource(mapSvg(frame, outline, water)), [frame, outline, water]);
  const { metres, share: length } = scaleOf(frame);
  const tap = (event: unknown): void => {
    const tapped = tapShare(event, "pin-map");
    if (tapped) onPin(pointIn(frame, tapped));
  };
  return (
    <View className="map" onClick={tap} id="pin-map">
      <Image className="map__land" src={land} aria-label="点一下标出位置" />
      {legible(frame, landmarks, MOST_LANDMARKS).map(({ at, label }) => (
        <View key={`${label} ${at.join()}`} className="landmark" style={spot(frame, at)}>
          <View className="landmark__dot" />
          <Text className="landmark__name">{label}</Text>
        </View>
      ))}
      {pin ? (
        <View className="pin pin--drop" style={spot(frame, pin)}>
          <Icon name="pin" size="large" colour="#C53A32" />
        </View>
      ) : null}
      <View className="map__scale" style={{ width: share(length) }}>
        <Text>{metres >= 1_000 ? `${metres / 1_000} 公里` : `${metres} 米`}</Text>
      </View>
      <Text className="map__note">示意图，非测绘地图</Text>
    </View>
  );
};
