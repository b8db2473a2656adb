import { Button, Form, Input, Select } from "antd";
import { ShopSelect } from "../establishments/ShopSelect";
import { useTownName, useTownOptions } from "../regions/region.hooks";
import { draftByHand, draftOfShop, type TaskDraft } from "./task-draft";

interface Props {
  readonly draft: TaskDraft;
  readonly onChange: (draft: TaskDraft) => void;
  /** Where there is a map beside the form: lets the officer mark the place on it. */
  readonly onMark?: (() => void) | undefined;
}

const Pinned = ({ draft }: { draft: TaskDraft }): React.JSX.Element => (
  <>
    <div className="task-pin">
      <Form.Item name="placeName" label="地点名称" extra="例如“旅游码头东侧烧烤摊”，不要写个人信息" rules={[{ required: true, message: "请填写地点名称" }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="townCode" label="所在乡镇" rules={[{ required: true, message: "请选择所在乡镇" }]}>
        <Select options={useTownOptions()} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
    </div>
    <p className="faint tabular">标点位置 {draft.lng?.toFixed(5)}，{draft.lat?.toFixed(5)}</p>
  </>
);

/** Where the task is: a shop, or a point on the map 任务地点. */
export const TaskPlaceField = ({ draft, onChange, onMark }: Props): React.JSX.Element => {
  const form = Form.useFormInstance();
  const townName = useTownName();
  const again = draft.source.kind === "manual" && (
    <Button type="link" onClick={() => onChange({ ...draftByHand(), urgency: draft.urgency })}>重新选择</Button>
  );
  if (draft.establishmentId !== null) {
    return <Form.Item label="地点"><span className="task-place">{draft.placeName}<small>{draft.townCode && townName(draft.townCode)}</small></span>{again}</Form.Item>;
  }
  if (draft.lng !== null) return <Pinned draft={draft} />;
  return (
    <Form.Item label="地点" required name="establishmentId" validateTrigger={[]}>
      <div className="task-place-choice">
        <ShopSelect
          notFound="没有找到，可改为在地图上标出位置"
          onPick={(shop) => {
            form.setFields([{ name: "establishmentId", errors: [] }]);
            onChange({ ...draftOfShop(shop), source: draft.source, from: draft.from, urgency: draft.urgency, what: draft.what });
          }}
        />
        {onMark && <Button onClick={onMark}>在地图上标出</Button>}
      </div>
    </Form.Item>
  );
};
