import { Image, Text, View } from "@tarojs/components";
import type { ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { useMemo } from "react";
import { Face } from "./Face";
import { isInside, mapSvg, placeIn, type Frame, type Point } from "./map-drawing";
import { svgSource } from "./picture";

export interface Pin {
  readonly id: string;
  readonly at: Point;
  readonly label: string;
  /** A shop's grade, or how many shops a bubble stands for. */
  readonly shows: ShownGrade | number;
}

interface Props {
  readonly frame: Frame;
  readonly outline: readonly (readonly Point[])[];
  readonly water: readonly (readonly Point[])[];
  readonly pins: readonly Pin[];
  readonly chosen: string | null;
  readonly onPin: (id: string) => void;
  readonly note: string;
}

const share = (value: number): string => `${(value * 100).toFixed(2)}%`;

/** The county drawn by hand with pins on it; the same in WeChat and in browsers, with no map service behind it. */
export const SchematicMap = ({ frame, outline, water, pins, chosen, onPin, note }: Props) => {
  const land = useMemo(() => svgSource(mapSvg(frame, outline, water)), [frame, outline, water]);
  return (
    <View className="map">
      <Image className="map__land" src={land} aria-label="示意地图" />
      {pins
        .filter(({ at }) => isInside(frame, at))
        .map(({ id, at, label, shows }) => {
          const { x, y } = placeIn(frame, at);
          return (
            <View key={id} className={`pin${id === chosen ? " pin--on" : ""}`} style={{ left: share(x), top: share(y) }} role="button" aria-label={label} onClick={() => onPin(id)} id={`pin-${id}`}>
              {typeof shows === "number" ? <Text className="pin__count">{shows}</Text> : <Face grade={shows} size="small" />}
              {typeof shows === "number" ? <Text className="pin__label">{label}</Text> : null}
            </View>
          );
        })}
      <Text className="map__note">{note}</Text>
    </View>
  );
};
