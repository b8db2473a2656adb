import { LeftOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";

interface Props {
  readonly title: ReactNode;
  /** One quiet line under the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Where this page belongs, with its name. */
  readonly back?: { readonly to: string; readonly label: string };
}

/** The head of every page 页头: what it is, and its one primary act at the right. */
export const PageHead = ({ title, note, actions, back }: Props): React.JSX.Element => (
  <header className="page-head">
    <div className="page-head-text">
      {back && (
        <Link to={back.to} className="page-back">
          <LeftOutlined /> {back.label}
        </Link>
      )}
      <h1>{title}</h1>
      {note && <div className="page-note">{note}</div>}
    </div>
    {actions && <div className="page-actions">{actions}</div>}
  </header>
);
