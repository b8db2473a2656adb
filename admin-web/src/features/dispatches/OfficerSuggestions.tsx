import { Alert, Radio, Skeleton, Tag } from "antd";
import { OFFICER_ROLE_LABELS } from "@sunshine/domain/accounts/actor";
import type { Suggestion } from "@sunshine/domain/dispatches/dispatch.contract";
import { formatDistance } from "@sunshine/domain/kernel/coordinates";
import { messageOf } from "../../platform/api-error";

const loadText = (load: number): string => (load === 0 ? "空闲" : `在手 ${load} 项`);

const Facts = ({ suggestion: { station, role, distanceM, load, coversTown, refused } }: { suggestion: Suggestion }): React.JSX.Element => (
  <small className="candidate-facts">
    {station ?? OFFICER_ROLE_LABELS[role]}
    <span className="tabular"> · {distanceM === null ? "未共享位置" : formatDistance(distanceM)} · {loadText(load)}</span>
    {!coversTown && <Tag>非本辖区</Tag>}
    {refused && <Tag color="orange">已拒绝过</Tag>}
  </small>
);

interface Props {
  readonly rows: readonly Suggestion[] | undefined;
  readonly error: Error | null;
  readonly value?: string | null;
  readonly onChange?: (officerId: string | null) => void;
  /** A task may be raised for nobody; an assignment may not. */
  readonly mayBeNobody?: boolean;
}

/** Officers on duty who could go, the nearest free one first 就近推荐. */
export const OfficerSuggestions = ({ rows, error, value = null, onChange, mayBeNobody = false }: Props): React.JSX.Element => {
  if (error && !rows) return <Alert type="error" showIcon title={`读取不到在岗人员：${messageOf(error)}`} />;
  if (!rows) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  return (
    <>
      {rows.length === 0 && <Alert type="warning" showIcon title="现在没有可以指派的在岗人员" description="任务会留在待指派队列；有人上岗后可随时指派。" className="form-alert" />}
      <Radio.Group className="candidates" value={value ?? ""} onChange={({ target }) => onChange?.((target.value as string) || null)}>
        {mayBeNobody && <Radio value="">暂不指派，先进入待指派队列</Radio>}
        {rows.map((suggestion, at) => (
          <Radio key={suggestion.officer.id} value={suggestion.officer.id}>
            <span className="candidate">
              <b>{suggestion.officer.name}</b>
              {at === 0 && !suggestion.refused && <Tag color="green">推荐</Tag>}
              <Facts suggestion={suggestion} />
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </>
  );
};
