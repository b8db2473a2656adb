import { Alert, App, DatePicker, Form, Input, Modal, Radio, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useInvalidate } from "../../platform/query";
import { EvidenceUpload } from "../evidence/EvidenceUpload";
import { useTownOptions } from "../regions/region.hooks";
import { sentValues, type CaseMoveForm, type MoveField, type MoveValues } from "./case-moves";

/** More choices than these are a list, not buttons. */
const FEW = 3;

interface PhotosProps {
  readonly onChange?: (ids: string[]) => void;
  readonly onBusy: (busy: boolean) => void;
}

const Photos = ({ onChange, onBusy }: PhotosProps): React.JSX.Element => <EvidenceUpload purpose="complaint" label="添加" most={10} onChange={(ids, busy) => (onChange?.(ids), onBusy(busy))} />;

const Choice = ({ options, ...rest }: { options: { value: string; label: string }[]; value?: string; onChange?: (value: string) => void }): React.JSX.Element =>
  options.length <= FEW ? <Radio.Group options={options} value={rest.value} onChange={({ target }) => rest.onChange?.(target.value as string)} /> : <Select options={options} placeholder="请选择" popupMatchSelectWidth={false} {...rest} />;

const Control = ({ field: { kind, max, options }, view, onBusy, ...rest }: { field: MoveField; view: OfficerCaseView; onBusy: (busy: boolean) => void }): React.JSX.Element => {
  const towns = useTownOptions().filter(({ value }) => value !== view.townCode);
  const limit = max === undefined ? {} : { maxLength: max };
  if (kind === "choice") return <Choice options={options?.(view) ?? []} {...rest} />;
  if (kind === "town") return <Select showSearch={{ optionFilterProp: "label" }} placeholder="请选择乡镇" options={towns} {...rest} />;
  if (kind === "photos") return <Photos {...rest} onBusy={onBusy} />;
  if (kind === "day") return <DatePicker maxDate={dayjs()} {...rest} />;
  if (kind === "moment") return <DatePicker showTime={{ format: "HH:mm", minuteStep: 5 }} format="YYYY-MM-DD HH:mm" maxDate={dayjs()} {...rest} />;
  return kind === "line" ? <Input {...limit} {...rest} /> : <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} showCount={max !== undefined} {...limit} {...rest} />;
};

/** Dates of the form as the contract takes them. */
const plain = (fields: readonly MoveField[], values: MoveValues): MoveValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const kind = fields.find((field) => field.name === name)?.kind;
      if (!dayjs.isDayjs(value)) return [name, value];
      const at: Dayjs = value;
      return [name, kind === "day" ? at.format("YYYY-MM-DD") : at.toISOString()];
    })
  );

interface Props {
  readonly view: OfficerCaseView;
  readonly move: CaseMoveForm;
  readonly onClose: () => void;
}

/** Takes what one act on a case needs, and does it 办理对话框. What was written stays when somebody else was quicker. */
export const MoveDialog = ({ view, move, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const values = (Form.useWatch([], form) as MoveValues | undefined) ?? {};
  const acting = useAct(move.endpoint, { touches: ["/complaints", "/establishments/:establishmentId/complaints", "/insights"], onDone: () => (void message.success(move.done), onClose()) });
  const send = (given: MoveValues): void =>
    acting.mutate({ ...sentValues(move, plain(move.fields, given), view), id: view.id, version: view.version }, { onError: (error) => (setTrouble(showFieldErrors(form, error)), void invalidate("/complaints")) });
  const hint = move.hint?.(view) ?? null;
  return (
    <Modal open width={640} title={`${move.label} ${view.number}`} okText={move.label} okButtonProps={{ danger: move.danger ?? false, disabled: busy }} confirmLoading={acting.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      {hint && <p className="card-text">{hint}</p>}
      <Form form={form} layout="vertical" initialValues={Object.fromEntries(move.fields.map(({ name, initial }) => [name, initial?.(view)]))} onFinish={send}>
        {move.fields
          .filter(({ when }) => !when || when(values, view))
          .map((field) => (
            <Form.Item key={field.name} name={field.name} label={field.label} {...(field.extra && { extra: field.extra })} rules={field.required ? [{ required: true, message: field.required }] : []}>
              <Control field={field} view={view} onBusy={setBusy} />
            </Form.Item>
          ))}
      </Form>
    </Modal>
  );
};
