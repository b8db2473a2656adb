import { LAYER_LABELS, RECORD_OF_LAYER, type Mark } from "./marks";
import { RowButton } from "./RowButton";

/** What lies together at one place of the map. */
export const MemberPanel = ({ members }: { members: readonly Mark[] }): React.JSX.Element => (
  <>
    <h2>{LAYER_LABELS[members[0]?.layer ?? "cases"]} · 此处 {members.length} 个</h2>
    <ol className="side-rows">
      {members.map(({ key, layer, id, label, detail }) => <RowButton key={key} panel={{ kind: "record", record: { kind: RECORD_OF_LAYER[layer], id } }} title={label} text={detail} />)}
    </ol>
  </>
);
