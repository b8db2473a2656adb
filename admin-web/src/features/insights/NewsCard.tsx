import { Card } from "antd";
import { useMemo, useState } from "react";
import { Link } from "react-router-dom";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { formatTime } from "@sunshine/domain/kernel/day";
import { usePushes } from "../../platform/live";
import { useRead } from "../../platform/query";
import { EmptyState } from "../../ui/States";
import { addNews, newsOf, type News } from "./news";

const MOST = 12;

/** The latest news 最新动态, as they come. */
export const NewsCard = (): React.JSX.Element => {
  const { data } = useRead(insightApi.feed, { limit: 40 }, { staleTime: Infinity });
  const [heard, setHeard] = useState<readonly News[]>([]);
  usePushes((push) => {
    const news = newsOf(push);
    if (news) setHeard((feed) => addNews(feed, [news], MOST));
  });
  const stored = useMemo(() => (data?.rows ?? []).flatMap((row) => newsOf(row) ?? []), [data]);
  const feed = addNews(heard, stored, MOST);
  return (
    <Card title="最新动态" className="news-card">
      {feed.length === 0 && <EmptyState title="还没有动态" text="扫码、支付、检查和等级变化会实时出现在这里。" />}
      <ol aria-live="off">
        {feed.map(({ id, at, kind, shop, shopId, text }) => (
          <li key={id} className={`news-line is-${kind}`}>
            <time className="tabular" dateTime={at}>{formatTime(new Date(at))}</time>
            <span>{shopId ? <Link to={`/establishments/${shopId}`}>{shop}</Link> : shop} {text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
};
