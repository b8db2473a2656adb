import type { ReactNode } from "react";
import { useWall, type Panel } from "./wall-state";

interface Props {
  readonly panel: Panel;
  readonly title: ReactNode;
  readonly tag?: string;
  readonly tone?: string;
  readonly text: string;
}

/** A row that opens a record 明细行. */
export const RowButton = ({ panel, title, tag, tone, text }: Props): React.JSX.Element => {
  const { act } = useWall();
  return (
    <li className="side-row">
      <button type="button" data-item onClick={() => act({ type: "open", panel })}>
        <span><b>{title}</b>{tag && <em className={`tag tone-${tone ?? "calm"}`}>{tag}</em>}</span>
        <small>{text}</small>
      </button>
    </li>
  );
};
