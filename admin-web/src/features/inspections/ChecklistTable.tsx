import { Tag } from "antd";
import { useRef, type KeyboardEvent } from "react";
import type { Wording } from "@sunshine/domain/inspections/findings-library";
import { VERDICTS, VERDICT_LABELS, type Verdict } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { FailureFields } from "./FailureFields";
import { NO_DRAFT, sectionsOf, type Draft, type Drafts } from "./provisional";

type Item = VisitPack["checklist"]["items"][number];

interface RowProps {
  readonly item: Item;
  readonly draft: Draft;
  readonly wordings: readonly Wording[];
  readonly onChange: (next: Partial<Draft>) => void;
  /** After a refused submission: what is missing is pointed out. */
  readonly strict: boolean;
}

const CheckRow = (props: RowProps): React.JSX.Element => {
  const { item, draft, onChange, strict } = props;
  const state = draft.verdict ?? (strict ? "missing" : "open");
  return (
    <li className={`check-row is-${state}`} data-item={item.code}>
      <div className="check-line">
        <span className="check-code tabular">{item.key ? "*" : ""}{item.code}</span>
        <span className="check-text">
          {item.key && <Tag color="red">关键项</Tag>}
          {item.failedLastTime && <Tag color="orange">上次不符合</Tag>}
          {item.text}
          <small className="faint tabular">{item.weight} 分</small>
        </span>
        <span className="check-verdicts" role="radiogroup" aria-label={`${item.code} 结论`}>
          {VERDICTS.map((verdict) => (
            <label key={verdict} className={`check-verdict is-${verdict}`}>
              <input type="radio" name={`verdict-${item.code}`} checked={draft.verdict === verdict} onChange={() => onChange({ verdict })} />
              <span>{VERDICT_LABELS[verdict]}</span>
            </label>
          ))}
        </span>
      </div>
      {draft.verdict === "fail" && <FailureFields {...props} code={item.code} />}
    </li>
  );
};

const KEYS: Readonly<Record<string, Verdict>> = { "1": "pass", "2": "fail", "3": "not_applicable" };

interface Props {
  readonly checklist: VisitPack["checklist"];
  readonly wordings: readonly Wording[];
  readonly drafts: Drafts;
  readonly onChange: (code: string, next: Partial<Draft>) => void;
  readonly strict: boolean;
}

/** The checklist 要点表: a verdict for every item, by mouse or by the keys 1, 2 and 3. */
export const ChecklistTable = ({ checklist, wordings, drafts, onChange, strict }: Props): React.JSX.Element => {
  const box = useRef<HTMLDivElement>(null);
  const sections = sectionsOf(checklist);
  const order = sections.flatMap(({ items }) => items.map(({ code }) => code));
  const focusItem = (code: string | undefined): void => {
    const row = code && box.current?.querySelector(`[data-item="${code}"]`);
    if (!row) return;
    row.querySelector<HTMLInputElement>("input[type=radio]")?.focus();
    row.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const code = target.closest<HTMLElement>("[data-item]")?.dataset["item"];
    const verdict = KEYS[event.key];
    if (!code || !verdict || !(target instanceof HTMLInputElement) || target.type !== "radio") return;
    event.preventDefault();
    onChange(code, { verdict });
    // A failure needs its words first: its field appears with the next painting.
    if (verdict === "fail") requestAnimationFrame(() => box.current?.querySelector<HTMLTextAreaElement>(`[data-item="${code}"] textarea`)?.focus());
    else focusItem(order[order.indexOf(code) + 1]);
  };
  return (
    <div ref={box} onKeyDown={onKeyDown}>
      {sections.map(({ title, again, items }) => (
        <section key={title} className={again ? "check-section is-again" : "check-section"}>
          <h3>{title}</h3>
          <ol>
            {items.map((item) => (
              <CheckRow key={item.code} item={item} draft={drafts[item.code] ?? NO_DRAFT} wordings={wordings.filter(({ code }) => code === item.code)} strict={strict} onChange={(next) => onChange(item.code, next)} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
};
