import { Button } from "antd";
import type { ReactNode } from "react";
import { dayOf, formatDay, formatTime } from "@sunshine/domain/kernel/day";

export interface TimelineItem {
  readonly key: string;
  readonly at: string;
  readonly kind: string;
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly by?: string | null;
}

/** One line of time 时间线, newest first, days as its joints. */
export const Timeline = ({ items, more }: { items: readonly TimelineItem[]; more: (() => void) | null }): React.JSX.Element => (
  <div className="timeline">
    <ol>
      {items.map((item, index) => {
        const at = new Date(item.at);
        const day = dayOf(at);
        const before = items[index - 1];
        const isNewDay = !before || dayOf(new Date(before.at)) !== day;
        return (
          <li key={item.key} className={`timeline-item is-${item.kind}`}>
            {isNewDay && <div className="timeline-day">{formatDay(day)}</div>}
            <div className="timeline-row">
              <span className="timeline-icon" aria-hidden>{item.icon}</span>
              <div className="timeline-body">
                <div className="timeline-title">{item.title}</div>
                {item.text && <div className="timeline-text">{item.text}</div>}
              </div>
              <span className="timeline-meta tabular">
                {item.by && <span>{item.by}</span>}
                <time dateTime={item.at}>{formatTime(at)}</time>
              </span>
            </div>
          </li>
        );
      })}
    </ol>
    {more && <Button type="link" onClick={more}>更早的记录</Button>}
  </div>
);
