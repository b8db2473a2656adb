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
import { useLandmarks } from "./use-landmarks";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPin: (place: DraftPlace) => void;
}

/** Steps of nearness: half the side of what is shown in degrees, and how far around landmarks are asked for. */
const STEPS = [
  { reach: 0.03, withinM: 5_000 },
  { reach: 0.012, withinM: 2_000 },
  { reach: 0.004, withinM: 800 },
] as const;
const CLOSEST = STEPS.length - 1;

const around = ([lng, lat]: Point, reach: number): Frame => frameOf([[lng - reach, lat - reach], [lng + reach, lat + reach]], 0);

/** What part of the county is in view, and how to move it. */
const useView = (region: Region) => {
  const [town, setTown] = useState(region.towns[0]?.code ?? "");
  const [step, setStep] = useState(0);
  const [middle, setMiddle] = useState<Point | null>(null);
  const centre = middle ?? region.towns.find(({ code }) => code === town)?.centre ?? region.centre;
  const { reach, withinM } = STEPS[step] ?? STEPS[0];
  const frame = useMemo(() => around(centre, reach), [centre, reach]);
  return {
    town, step, frame,
    landmarks: useLandmarks(region, centre, withinM),
    show: (code: string) => {
      setTown(code);
      setMiddle(null);
      setStep(0);
    },
    look: (at: Point | null, nearness: number) => {
      if (at) setMiddle(at);
      setStep(Math.max(0, Math.min(CLOSEST, nearness)));
    },
  };
};

const Choosing = ({ region, onPin }: { readonly region: Region; readonly onPin: Props["onPin"] }) => {
  const { town, step, frame, landmarks, show, look } = useView(region);
  const [pin, setPin] = useState<Point | null>(null);
  const here = (): void => {
    findSpot().then(
      (spot) => {
        if (!spot) return tell("没有取得位置，请在图上标出");
        setPin([spot.lng, spot.lat]);
        look([spot.lng, spot.lat], CLOSEST);
      },
      (error: unknown) => tell(messageOf(error))
    );
  };
  const move = (chosen: string): void => {
    setPin(null);
    show(chosen);
  };
  return (
    <>
      <Chips choices={region.towns.map(({ code, name }) => ({ value: code, label: name }))} chosen={[town]} onToggle={move} />
      <PinMap frame={frame} outline={region.outline} water={region.water} landmarks={landmarks} pin={pin} onPin={setPin} />
      <View className="ways ways--three">
        <Button kind="secondary" size="small" id="pin-here" onClick={here}>
          我的位置
        </Button>
        <Button kind="secondary" size="small" id="pin-closer" disabled={step === CLOSEST} onClick={() => look(pin, step + 1)}>
          放大
        </Button>
        <Button kind="secondary" size="small" id="pin-farther" disabled={step === 0} onClick={() => look(pin, step - 1)}>
          缩小
        </Button>
      </View>
      <Text className="secondary">{pin ? "可以再点其他地方调整；放大后标得更准。" : "在图上点一下标出位置，灰点是附近登记的店铺。"}</Text>
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
