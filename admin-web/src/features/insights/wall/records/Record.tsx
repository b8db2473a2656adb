import type { ReactNode } from "react";
import { messageOf } from "../../../../platform/api-error";

interface Loaded<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** A record while it is read, when it cannot be, and when it is there. */
export const Loading = <T,>({ read: { data, error, refetch }, children }: { read: Loaded<T>; children: (data: T) => ReactNode }): React.JSX.Element => {
  if (data !== undefined) return <>{children(data)}</>;
  if (!error) return <p className="wall-quiet">正在读取</p>;
  return <div role="alert"><p className="wall-quiet">{messageOf(error)}</p><button type="button" className="wall-act" onClick={() => void refetch()}>重新读取</button></div>;
};

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  readonly tone?: string;
}

export const Facts = ({ facts }: { facts: readonly (Fact | null)[] }): React.JSX.Element => (
  <dl className="facts">
    {facts.filter((fact): fact is Fact => fact !== null).map(({ label, value, tone }) => <div key={label}><dt>{label}</dt><dd className={tone ? `tone-${tone}` : ""}>{value}</dd></div>)}
  </dl>
);

/** Opens the record's page in the console, where everything else is done. */
export const ConsoleLink = ({ to, children }: { to: string; children: ReactNode }): React.JSX.Element => <a className="wall-act" href={to} target="_blank" rel="noreferrer">{children}</a>;

export const Acts = ({ children }: { children: ReactNode }): React.JSX.Element => <div className="side-acts">{children}</div>;

export const Head = ({ kicker, title, tag, tone }: { kicker: string; title: string; tag?: string; tone?: string }): React.JSX.Element => (
  <header className="record-head">
    <small>{kicker}</small>
    <h2>{title}</h2>
    {tag && <em className={`tag tone-${tone ?? "calm"}`}>{tag}</em>}
  </header>
);
