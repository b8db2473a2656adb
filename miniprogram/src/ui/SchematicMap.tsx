import { Image, Text, View } from "@tarojs/components";
import type { ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { useMemo } from "react";
import { Face } from "./Face";
import { Icon } from "./Icon";
import type { IconName } from "./icons";
import { isInside, mapSvg, placeIn, type Frame, type Point } from "./map-drawing";
import { svgSource } from "./picture";

/** A sign on a ground of its tone. */
export interface PinMark {
  readonly icon: IconName;
  readonly tone: "bad" | "notice" | "info" | "unknown";
}

export interface Pin {
  readonly id: string;
  readonly at: Point;
  readonly label: string;
  /** A shop's grade, how many shops a bubble stands for, or what is to be done there. */
  readonly shows: ShownGrade | number | PinMark;
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

const Shown = ({ shows, label }: Pick<Pin, "shows" | "label">) => {
  if (typeof shows === "object")
    return (
      <View className={`pin__mark pin__mark--${shows.tone}`}>
        <Icon name={shows.icon} size="small" colour="#FFFFFF" />
      </View>
    );
  if (typeof shows === "string") return <Face grade={shows} size="small" />;
  return (
    <>
      <Text className="pin__count">{shows}</Text>
      <Text className="pin__label">{label}</Text>
    </>
  );
};

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
              <Shown shows={shows} label={label} />
            </View>
          );
        })}
      <Text className="map__note">{note}</Text>
    </View>
  );
};
