import { formatTime } from "@sunshine/domain/kernel/day";
import { Face } from "../../../ui/Face";
import type { News } from "../news";
import { EMPTY_FEED, KIND_WORDS } from "./wall.words";
import { Tile } from "./Tile";
import { useWall } from "./wall-state";
import type { WallNews } from "./use-wall-news";
import { moveIn } from "./wall-keys";

const SHOWN = 30;

const Line = ({ news: { at, kind, shop, text, grade, record } }: { news: News }): React.JSX.Element => {
  const { act } = useWall();
  return (
    <li className={`feed-line is-${kind}`}>
      <button type="button" data-item disabled={!record} onClick={() => record && act({ type: "open", panel: { kind: "record", record } })}>
        <time className="tabular" dateTime={at}>{formatTime(new Date(at))}</time>
        <span className="feed-kind">{KIND_WORDS[kind]}</span>
        <span className="feed-text"><b>{shop}</b><small>{text}</small></span>
        {kind === "grade" && grade && <Face grade={grade} size={40} />}
      </button>
    </li>
  );
};

/** The live feed 实时动态, newest on top; each line opens its record. */
export const FeedPanel = ({ feed, state, failed }: WallNews): React.JSX.Element => (
  <Tile title="实时动态" className={state === "ready" ? "tile-side tile-feed" : "tile-side tile-feed is-stale"} extra={state !== "ready" && <span className="tile-age is-stale">{failed ? "读取不到动态，正在重试" : "连接中断，恢复后补齐"}</span>}>
    {feed.length === 0 && <p className="wall-quiet">{EMPTY_FEED}</p>}
    <ol
      className="wall-feed"
      data-focus="feed"
      aria-live="polite"
      aria-relevant="additions"
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        moveIn(event.currentTarget, document.activeElement, event.key === "ArrowDown" ? 1 : -1);
      }}
    >
      {feed.slice(0, SHOWN).map((news) => <Line key={news.id} news={news} />)}
    </ol>
  </Tile>
);
