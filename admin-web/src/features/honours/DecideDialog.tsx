import { Alert, App, DatePicker, Form, Input, Modal, Radio } from "antd";
import type { Dayjs } from "dayjs";
import { honourApi, type HonourView } from "@sunshine/domain/honours/honour.contract";
import { DECIDED_ENDINGS, HONOUR_ENDING_LABELS, HONOUR_LIST_LABELS, type HonourEnding } from "@sunshine/domain/honours/honour.vocabulary";
import { messageOf } from "../../platform/api-error";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct } from "../../platform/query";

/** Acts of the bureau on an entry 办理事项; the shop's statement is its own. */
export type HonourAct = Exclude<HonourView["abilities"][number], "state">;

interface Act {
  readonly label: string;
  /** What will happen, and to whom. */
  readonly effect: string;
  readonly done: string;
}

export const HONOUR_ACTS: Record<HonourAct, Act> = {
  notify: { label: "告知单位", effect: "单位会收到拟列入黑榜的告知，可在五个工作日内陈述申辩；期满或陈述后再决定。", done: "已告知单位" },
  list: { label: "列入并公示", effect: "列入后，公示页和红黑榜立即向社会显示。", done: "已列入并公示" },
  drop: { label: "不予列入", effect: "这条记录结束，不公示；已告知的单位会收到结果。", done: "已决定不予列入" },
  end: { label: "提前移出", effect: "立即停止公示，记录保留。", done: "已移出" },
};

interface Given {
  readonly to?: Dayjs;
  readonly opinion?: string;
  readonly why?: string;
  readonly ending?: (typeof DECIDED_ENDINGS)[number];
}

const useSend = (view: HonourView, act: HonourAct, onDone: () => void) => {
  const options = { touches: ["/honours", "/establishments"], onDone };
  const acts = { notify: useAct(honourApi.notify, options), list: useAct(honourApi.enlist, options), drop: useAct(honourApi.drop, options), end: useAct(honourApi.end, options) };
  const base = { id: view.id, version: view.version };
  const send = (given: Given, onError: (error: unknown) => void): void => {
    const { why = "", opinion = "", ending = "repaired" } = given;
    if (act === "notify") acts.notify.mutate(base, { onError });
    else if (act === "list") acts.list.mutate({ ...base, opinion, to: given.to?.format("YYYY-MM-DD") ?? null }, { onError });
    else if (act === "drop") acts.drop.mutate({ ...base, why }, { onError });
    else acts.end.mutate({ ...base, why, ending }, { onError });
  };
  return { send, pending: acts[act].isPending, error: acts[act].error };
};

const endingOptions = DECIDED_ENDINGS.map((value: HonourEnding) => ({ value, label: HONOUR_ENDING_LABELS[value] }));

const Why = ({ label }: { label: string }): React.JSX.Element => (
  <Form.Item name="why" label={label} rules={[{ required: true, min: 4, message: "请写明理由，至少 4 个字" }]}>
    <Input.TextArea autoSize={{ minRows: 3, maxRows: 6 }} maxLength={300} showCount />
  </Form.Item>
);

const ActFields = ({ view, act }: { view: HonourView; act: HonourAct }): React.JSX.Element | null => {
  if (act === "notify") return null;
  if (act === "drop") return <Why label="不予列入的理由" />;
  if (act === "end") return <><Form.Item name="ending" label="移出原因"><Radio.Group options={endingOptions} /></Form.Item><Why label="说明" /></>;
  return (
    <>
      {view.list === "black" && <Form.Item name="to" label="公示至" extra="不填按 90 天计算；一般失信最长一年，严重失信最长三年"><DatePicker className="wide" /></Form.Item>}
      <Form.Item name="opinion" label={view.statement === null ? "决定意见" : "对陈述申辩的意见"}><Input.TextArea autoSize={{ minRows: 3, maxRows: 6 }} maxLength={300} showCount /></Form.Item>
    </>
  );
};

/** Takes what a decision needs, says what follows from it, and does it. */
export const DecideDialog = ({ view, act, onClose }: { view: HonourView; act: HonourAct; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const { label, effect, done } = HONOUR_ACTS[act];
  const { send, pending, error } = useSend(view, act, () => {
    void message.success(done);
    onClose();
  });
  return (
    <Modal open width={560} title={`${label}：${view.establishmentName}（${HONOUR_LIST_LABELS[view.list]}）`} okText={label} confirmLoading={pending} onCancel={onClose} onOk={() => form.submit()}>
      <p>{effect}</p>
      {error && <Alert type="error" showIcon className="form-alert" title={messageOf(error)} />}
      <Form form={form} layout="vertical" initialValues={{ ending: "repaired" }} onFinish={(given) => send(given, (failed) => void showFieldErrors(form, failed))}>
        <ActFields view={view} act={act} />
      </Form>
    </Modal>
  );
};
