import { Modal, Radio } from "antd";
import { useState } from "react";
import type { Conflict } from "./merge-versions";

interface Props<F extends string> {
  readonly conflicts: readonly Conflict<F>[];
  /** Names of fields that only the other person changed; they are kept as saved. */
  readonly taken: readonly string[];
  readonly labelOf: (field: F) => string;
  readonly show: (field: F, value: unknown) => string;
  readonly saving: boolean;
  readonly onResolve: (choices: Partial<Record<F, unknown>>) => void;
  readonly onCancel: () => void;
}

/** Shows both values of every field that two people changed, and asks which one stays 版本冲突. */
export const VersionConflict = <F extends string>({ conflicts, taken, labelOf, show, saving, onResolve, onCancel }: Props<F>): React.JSX.Element => {
  const [theirs, setTheirs] = useState<ReadonlySet<F>>(new Set());
  const choose = (field: F, side: "mine" | "theirs"): void => setTheirs((now) => new Set(side === "theirs" ? [...now, field] : [...now].filter((one) => one !== field)));
  const resolve = (): void => onResolve(Object.fromEntries(conflicts.map(({ field, mine, theirs: other }) => [field, theirs.has(field) ? other : mine])) as Partial<Record<F, unknown>>);
  return (
    <Modal open width={760} title="保存前请核对：他人刚刚修改了同一份档案" okText="按所选保存" cancelText="返回继续修改" confirmLoading={saving} onOk={resolve} onCancel={onCancel}>
      {conflicts.length > 0 && (
        <table className="conflict-table">
          <thead>
            <tr><th>字段</th><th>您填写的</th><th>他人已保存的</th></tr>
          </thead>
          <tbody>
            {conflicts.map(({ field, mine, theirs: other }) => (
              <tr key={field}>
                <th scope="row">{labelOf(field)}</th>
                {(["mine", "theirs"] as const).map((side) => (
                  <td key={side}>
                    <Radio name={field} value={side} checked={theirs.has(field) === (side === "theirs")} onChange={() => choose(field, side)}>
                      {show(field, side === "mine" ? mine : other)}
                    </Radio>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {taken.length > 0 && <p className="conflict-note">他人还修改了{taken.join("、")}，您没有改动，将按他人保存的内容保留。</p>}
      {conflicts.length === 0 && <p className="conflict-note">您的修改与他人的修改没有冲突，确认后一并保存。</p>}
    </Modal>
  );
};
