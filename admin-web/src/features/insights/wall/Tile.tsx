import type { ReactNode } from "react";
import { useNow } from "../../../platform/clock";

/** After this long without a new count a figure is no longer to be relied on. */
const STALE_SECONDS = 150;

const ageText = (seconds: number): string => {
  if (seconds < 10) return "刚刚统计";
  if (seconds < 60) return `${Math.floor(seconds / 10) * 10} 秒前统计`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} 分钟前统计` : `${Math.floor(seconds / 3600)} 小时前统计`;
};

/** How old what is shown is, in words, and whether it is too old. */
export const useAge = (asOf: string | undefined): { stale: boolean; text: string } => {
  const now = useNow(5_000);
  if (!asOf) return { stale: false, text: "" };
  const seconds = Math.max(0, (now.getTime() - new Date(asOf).getTime()) / 1000);
  const stale = seconds > STALE_SECONDS;
  return { stale, text: stale ? `数据已过时 · ${ageText(seconds)}` : ageText(seconds) };
};

interface Props {
  readonly title: string;
  /** When its figures were counted; absent while there are none. */
  readonly asOf?: string | undefined;
  readonly className?: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A panel of the wall 面板: says how old its data is, and greys out when too old. */
export const Tile = ({ title, asOf, className = "", extra, children }: Props): React.JSX.Element => {
  const { stale, text } = useAge(asOf);
  return (
    <section className={`tile ${className} ${stale ? "is-stale" : ""}`}>
      <header>
        <h2>{title}</h2>
        {extra}
        {asOf && <span className={stale ? "tile-age is-stale" : "tile-age"}>{text}</span>}
      </header>
      <div className="tile-body">{children}</div>
    </section>
  );
};
