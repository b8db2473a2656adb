import { formatTime } from "@sunshine/domain/kernel/day";
import { Face } from "../../../ui/Face";
import { EMPTY_FEED, KIND_WORDS } from "./wall.words";
import { Tile } from "./Tile";
import type { WallNews } from "./use-wall-news";

const SHOWN = 12;

/** The live feed 实时动态, newest on top. */
export const FeedPanel = ({ feed, state, failed }: WallNews): React.JSX.Element => (
  <Tile title="实时动态" className={state === "ready" ? "tile-feed" : "tile-feed is-stale"} extra={state !== "ready" && <span className="tile-age is-stale">{failed ? "读取不到动态，正在重试" : "连接中断，恢复后补齐"}</span>}>
    {feed.length === 0 && <p className="wall-quiet">{EMPTY_FEED}</p>}
    <ol className="wall-feed" aria-live="polite" aria-relevant="additions">
      {feed.slice(0, SHOWN).map(({ id, at, kind, shop, shopId, text, grade }) => (
        <li key={id} className={`feed-line is-${kind}`}>
          <time className="tabular" dateTime={at}>{formatTime(new Date(at))}</time>
          <span className="feed-kind">{KIND_WORDS[kind]}</span>
          <span className="feed-text">
            {shopId ? <a href={`/establishments/${shopId}`} target="_blank" rel="noreferrer">{shop}</a> : shop}
            <small>{text}</small>
          </span>
          {kind === "grade" && grade && <Face grade={grade} size={40} />}
        </li>
      ))}
    </ol>
  </Tile>
);
