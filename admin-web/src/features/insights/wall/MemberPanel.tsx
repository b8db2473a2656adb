import { LAYER_LABELS, type Mark } from "./marks";
import { RowButton } from "./RowButton";

const KINDS = { cases: "case", tasks: "task", orders: "order", officers: "officer" } as const;

/** What lies together at one place of the map. */
export const MemberPanel = ({ members }: { members: readonly Mark[] }): React.JSX.Element => (
  <>
    <h2>{LAYER_LABELS[members[0]?.layer ?? "cases"]} · 此处 {members.length} 个</h2>
    <ol className="side-rows">
      {members.map(({ key, layer, id, label, detail }) => <RowButton key={key} panel={{ kind: "record", record: { kind: KINDS[layer], id } }} title={label} text={detail} />)}
    </ol>
  </>
);
