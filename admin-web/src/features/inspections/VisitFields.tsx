import { DatePicker, Form, Input, Radio, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { HANDLING_LABELS, INSPECTION_KIND_LABELS, INSPECTION_MODE_LABELS, type Handling, type InspectionKind, type InspectionMode } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import type { Day } from "@sunshine/domain/kernel/day";
import { optionsOf } from "../../ui/options";

/** What the visit's form holds beside the checklist. */
export interface VisitValues {
  readonly kind: InspectionKind;
  readonly mode: InspectionMode;
  readonly visitedOn: Dayjs;
  /** Numbers of officers, or names of people of other bodies. */
  readonly companions: string[];
  readonly handling: Handling;
  readonly correctBy?: Dayjs | null;
  readonly remark?: string;
}

const companionRule = {
  validator: async (_: unknown, names?: string[]): Promise<void> => {
    if (!names || names.length === 0) throw new Error("检查人员不得少于两人，请选择同行人员");
    if (names.some((name) => name.trim().length < 2)) throw new Error("姓名至少两个字");
  },
};

/** When, how and with whom 检查情况. */
export const VisitFields = ({ today, officers }: { today: Day; officers: VisitPack["officers"] }): React.JSX.Element => (
  <div className="visit-fields">
    <Form.Item name="visitedOn" label="检查日期" rules={[{ required: true, message: "请选择检查日期" }]}>
      <DatePicker allowClear={false} maxDate={dayjs(today)} style={{ width: "100%" }} />
    </Form.Item>
    <Form.Item name="kind" label="检查类型" rules={[{ required: true, message: "请选择检查类型" }]}><Select options={optionsOf(INSPECTION_KIND_LABELS)} /></Form.Item>
    <Form.Item name="mode" label="检查方式"><Radio.Group options={optionsOf(INSPECTION_MODE_LABELS)} optionType="button" /></Form.Item>
    <Form.Item name="companions" label="同行检查人员" rules={[companionRule]}>
      <Select
        mode="tags"
        tokenSeparators={[" ", "，", ",", "、"]}
        maxCount={6}
        optionFilterProp="label"
        placeholder="选择，或填写外单位人员姓名"
        options={officers.map(({ id, name, station }) => ({ value: id, label: station ? `${name}（${station}）` : name }))}
      />
    </Form.Item>
  </div>
);

/** What follows from the visit 处理意见. */
export const HandlingFields = (): React.JSX.Element => (
  <div className="handling-fields">
    <Form.Item name="handling" label="处理意见" rules={[{ required: true, message: "请选择处理意见" }]}><Radio.Group options={optionsOf(HANDLING_LABELS)} /></Form.Item>
    <Form.Item noStyle dependencies={["handling", "visitedOn"]}>
      {({ getFieldValue }) =>
        getFieldValue("handling") === "rectify" && (
          <Form.Item name="correctBy" label="整改期限" rules={[{ required: true, message: "请选择整改期限" }]}>
            <DatePicker minDate={getFieldValue("visitedOn") as Dayjs} style={{ width: 220 }} />
          </Form.Item>
        )
      }
    </Form.Item>
    <Form.Item name="remark" label="内部备注" extra="只有监管人员看得到，单位和公众看不到"><Input.TextArea rows={2} maxLength={500} showCount /></Form.Item>
  </div>
);
