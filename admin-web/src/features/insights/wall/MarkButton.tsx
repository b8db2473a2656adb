import { memo } from "react";
import type { Size } from "../../../ui/map/projection";
import { LAYER_LABELS, type Pile } from "./marks";

interface Props {
  readonly pile: Pile;
  readonly size: Size;
  readonly onOpen: () => void;
}

/** A mark or a pile of them on the map; a button, so that keys reach it. */
export const MarkButton = memo(({ pile: { at: [x, y], marks }, size, onOpen }: Props): React.JSX.Element | null => {
  if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) return null;
  const [first] = marks;
  const several = marks.length > 1;
  const label = several ? `${LAYER_LABELS[first.layer]} ${marks.length} 个` : `${LAYER_LABELS[first.layer]}：${first.label}，${first.detail}`;
  return (
    <button
      type="button"
      data-mark={first.key}
      className={`mark is-${first.layer} tone-${first.tone}`}
      style={{ transform: `translate(${Math.round(x - 19)}px, ${Math.round(y - 19)}px)` }}
      aria-label={label}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
      onClick={onOpen}
    >
      <i><b>{several ? marks.length : first.glyph}</b></i>
      <span className="mark-tip">{several ? label : <>{first.label}<small>{first.detail}</small></>}</span>
    </button>
  );
});
MarkButton.displayName = "MarkButton";
