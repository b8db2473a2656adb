import { Canvas, Text, View } from "@tarojs/components";
import { useEffect, useRef, useState } from "react";
import { isSigned, strokesOf, type PadStroke, type Stroke } from "@sunshine/domain/inspections/signature";
import { openPad, touchOn } from "../platform/pad";
import type { Pad } from "../platform/pad.types";
import { Button } from "./Button";

interface Props {
  readonly id: string;
  /** Called with the strokes on the common sheet, once the person is content. */
  readonly onDone: (strokes: Stroke[]) => void;
}

/** Follows a finger over the pad. */
const useDrawing = (id: string) => {
  const pad = useRef<Pad | null>(null);
  const strokes = useRef<PadStroke[]>([]);
  const [signed, setSigned] = useState(false);
  useEffect(() => {
    // The canvas has its size once the sheet has come up.
    const timer = setTimeout(() => void openPad(id).then((opened) => (pad.current = opened)), 60);
    return () => clearTimeout(timer);
  }, [id]);
  const paint = (): void => pad.current?.paint(strokes.current);
  const onSheet = (): Stroke[] => (pad.current ? strokesOf(pad.current, strokes.current) : []);
  return {
    signed,
    onSheet,
    begin: (event: unknown) => {
      const at = touchOn(event, id);
      if (at) strokes.current = [...strokes.current, [at]];
    },
    move: (event: unknown) => {
      const at = touchOn(event, id);
      const last = strokes.current.at(-1);
      if (!at || !last) return;
      strokes.current = [...strokes.current.slice(0, -1), [...last, at]];
      paint();
    },
    end: () => setSigned(isSigned(onSheet())),
    clear: () => {
      strokes.current = [];
      paint();
      setSigned(false);
    },
  };
};

/** Somebody signs on the screen 屏幕签名; what is kept are the strokes, not a picture. */
export const SignaturePad = ({ id, onDone }: Props) => {
  const { signed, onSheet, begin, move, end, clear } = useDrawing(id);
  return (
    <>
      <View className="pad">
        <Text className="pad__hint">请在框内签名</Text>
        <Canvas type="2d" id={id} className="pad__canvas" disableScroll onTouchStart={begin} onTouchMove={move} onTouchEnd={end} />
      </View>
      <View className="actions__line">
        <Button kind="secondary" id={`${id}-clear`} onClick={clear}>
          重签
        </Button>
        <Button id={`${id}-done`} disabled={!signed} onClick={() => onDone(onSheet())}>
          签好了
        </Button>
      </View>
    </>
  );
};
