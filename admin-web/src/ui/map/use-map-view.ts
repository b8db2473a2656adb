import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { fitView, zoomAt, type Point, type Size, type View } from "./projection";

const LARGEST_ZOOM = 40;
const STEP_PX = 60;
const CLICK_PX = 4;

/** Size of an element, renewed when it changes. */
export const useSize = <E extends HTMLElement>(): [React.RefObject<E>, Size] => {
  const ref = useRef<E>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!ref.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setSize({ width: entry.contentRect.width, height: entry.contentRect.height }));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
};

const placeIn = (event: { clientX: number; clientY: number; currentTarget: Element }): Point => {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

interface MapView {
  readonly view: View;
  /** How far it is zoomed in against the whole county. */
  readonly zoom: number;
  readonly zoomBy: (factor: number) => void;
  readonly reset: () => void;
  /** Brings a point of the plane into the middle, at least so far zoomed in. */
  readonly show: (point: Point, zoom: number) => void;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** React listens to wheels passively, so the page would scroll along: the listener is set by hand. */
const useWheel = (box: React.RefObject<HTMLElement>, zoomAround: (factor: number, at: Point) => void): void =>
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const area = element.getBoundingClientRect();
      zoomAround(Math.exp(-event.deltaY * 0.0016), [event.clientX - area.left, event.clientY - area.top]);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [box, zoomAround]);

const keysOf = (pan: (dx: number, dy: number) => void, zoom: (factor: number) => void, reset: () => void): Readonly<Record<string, () => void>> => ({
  ArrowLeft: () => pan(STEP_PX, 0),
  ArrowRight: () => pan(-STEP_PX, 0),
  ArrowUp: () => pan(0, STEP_PX),
  ArrowDown: () => pan(0, -STEP_PX),
  "+": () => zoom(1.4),
  "=": () => zoom(1.4),
  "-": () => zoom(1 / 1.4),
  "0": reset,
});

/** Pan and zoom by mouse, wheel, touch and keyboard 平移缩放. */
export const useMapView = (
  box: React.RefObject<HTMLElement>,
  size: Size,
  extent: readonly Point[],
  { onPoint, onHover }: { onPoint: (at: Point) => void; onHover: (at: Point | null) => void }
): MapView => {
  const fitted = useMemo(() => fitView(extent, size), [extent, size]);
  const [moved, setMoved] = useState<View | null>(null);
  const drag = useRef<{ at: Point; from: View; far: boolean } | null>(null);
  const view = moved ?? fitted;
  const latest = useRef({ view, fitted });
  latest.current = { view, fitted };

  const zoomAround = useCallback((factor: number, at: Point): void => {
    const { fitted: whole, view: now } = latest.current;
    setMoved(zoomAt(now, factor, at, { min: whole.scale * 0.8, max: whole.scale * LARGEST_ZOOM }));
  }, []);
  useWheel(box, zoomAround);

  const middle: Point = [size.width / 2, size.height / 2];
  const pan = (dx: number, dy: number): void => setMoved({ ...view, x: view.x + dx, y: view.y + dy });
  const zoom = (factor: number): void => zoomAround(factor, middle);
  const keys = keysOf(pan, zoom, () => setMoved(null));
  return {
    view,
    zoom: view.scale / fitted.scale,
    zoomBy: zoom,
    reset: () => setMoved(null),
    show: ([px, py], least) => {
      const scale = Math.max(latest.current.view.scale, latest.current.fitted.scale * least);
      setMoved({ scale, x: size.width / 2 - px * scale, y: size.height / 2 - py * scale });
    },
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { at: placeIn(event), from: view, far: false };
      },
      onPointerMove: (event) => {
        const at = placeIn(event);
        const start = drag.current;
        if (!start) return onHover(at);
        const [dx, dy] = [at[0] - start.at[0], at[1] - start.at[1]];
        start.far ||= Math.hypot(dx, dy) > CLICK_PX;
        if (start.far) setMoved({ ...start.from, x: start.from.x + dx, y: start.from.y + dy });
      },
      onPointerUp: (event) => {
        if (drag.current && !drag.current.far) onPoint(placeIn(event));
        drag.current = null;
      },
      onPointerLeave: () => onHover(null),
      onKeyDown: (event) => {
        const act = keys[event.key];
        if (!act) return;
        event.preventDefault();
        act();
      },
    },
  };
};
