import { FIGURES, STRIP, type FigureId, type Loop } from "./figures";
import { useAge } from "./Tile";
import { useWall } from "./wall-state";

const Cell = ({ id, loop }: { id: FigureId; loop: Loop }): React.JSX.Element => {
  const { act } = useWall();
  const { label, value, unit, note, alarming } = FIGURES[id];
  const shown = value(loop);
  return (
    <button type="button" className={alarming?.(loop) ? "strip-cell is-alarming" : "strip-cell"} aria-label={`${label} ${shown} ${unit}，${note(loop)}。回车查看明细`} onClick={() => act({ type: "open", panel: { kind: "figure", figure: id } })}>
      <span>{label}</span>
      <b className="tabular">{shown}<em>{shown === "—" ? "" : unit}</em></b>
      <small>{note(loop)}</small>
    </button>
  );
};

/** The loop's figures 闭环数字 under the head; each opens the rows behind it. */
export const FigureStrip = ({ loop, failed }: { loop: Loop | undefined; failed: boolean }): React.JSX.Element => {
  const { stale, text } = useAge(loop?.asOf);
  return (
    <section className={stale ? "tile tile-strip is-stale" : "tile tile-strip"} aria-label="闭环数字">
      <div className="tile-body strip" data-focus="figures">
        {loop ? STRIP.map((id) => <Cell key={id} id={id} loop={loop} />) : <p className="wall-quiet">{failed ? "读取不到数字，稍后自动重试" : "正在统计"}</p>}
      </div>
      {loop && <span className={stale ? "tile-age is-stale strip-age" : "tile-age strip-age"}>{text}</span>}
    </section>
  );
};
