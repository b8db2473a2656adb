import { Alert, App, Button, DatePicker, Form, Input, Modal, Radio, Select, Skeleton, type FormInstance } from "antd";
import type { Dayjs } from "dayjs";
import { useState, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { honourApi } from "@sunshine/domain/honours/honour.contract";
import { DOCUMENTED_GROUNDS, GROUNDS_OF, HONOUR_GRAVITY_LABELS, HONOUR_GROUND_LABELS, HONOUR_LIST_LABELS, type HonourGround, type HonourList } from "@sunshine/domain/honours/honour.vocabulary";
import type { InputOf, OutputOf } from "@sunshine/domain/kernel/endpoint";
import { messageOf } from "../../platform/api-error";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";
import { optionsOf } from "../../ui/options";
import { ShopSelect } from "../establishments/ShopSelect";

type Facts = OutputOf<typeof honourApi.facts>;
type Shop = { readonly id: string; readonly name: string };

interface Given {
  readonly list: HonourList;
  readonly ground: HonourGround;
  readonly sourceId?: string;
  readonly document?: string;
  readonly factOn?: Dayjs;
  readonly gravity?: "general" | "serious";
  readonly reason: string;
}

const proposalOf = ({ id }: Shop, { list, ground, sourceId, document, factOn, gravity, reason }: Given): InputOf<typeof honourApi.propose> => ({
  establishmentId: id, list, ground, reason, ...(sourceId && { sourceId }), ...(document && { document }), ...(factOn && { factOn: factOn.format("YYYY-MM-DD") }), ...(gravity && { gravity }),
});

const RedState = ({ red }: Pick<Facts, "red">): React.JSX.Element =>
  red.eligible ? (
    <Alert type="success" showIcon className="form-alert" title="符合红榜条件：年度等级 A 级，近一年无违规。" />
  ) : (
    <Alert type="warning" showIcon className="form-alert" title="目前不能列入红榜" description={<ul className="plain-list">{red.obstacles.map((line) => <li key={line}>{line}</li>)}</ul>} />
  );

const Source = ({ ground, black }: { ground: HonourGround; black: Facts["black"] }): React.JSX.Element => {
  const options = black.filter((fact) => fact.ground === ground).map(({ sourceId, label }) => ({ value: sourceId, label }));
  return (
    <Form.Item name="sourceId" label="作为依据的记录" rules={[{ required: true, message: "请选择作为依据的检查或责令整改" }]} extra={options.length === 0 ? `该单位没有“${HONOUR_GROUND_LABELS[ground]}”且未整改的记录` : "只列出尚未整改的记录"}>
      <Select options={options} disabled={options.length === 0} placeholder="请选择" />
    </Form.Item>
  );
};

const Documented = (): React.JSX.Element => (
  <>
    <Form.Item name="document" label="文书号" rules={[{ required: true, min: 4, message: "请填写文书号" }]}>
      <Input maxLength={80} placeholder="处罚决定书或抽检报告的编号" />
    </Form.Item>
    <Form.Item name="factOn" label="文书日期" rules={[{ required: true, message: "请填写文书日期" }]}>
      <DatePicker className="wide" />
    </Form.Item>
  </>
);

const BlackFields = ({ black }: Pick<Facts, "black">): React.JSX.Element => {
  const ground = Form.useWatch<HonourGround | undefined>("ground");
  return (
    <>
      <Form.Item name="ground" label="列入情形" rules={[{ required: true, message: "请选择列入情形" }]}>
        <Select options={GROUNDS_OF.black.map((value) => ({ value, label: HONOUR_GROUND_LABELS[value] }))} placeholder="请选择" />
      </Form.Item>
      {ground && (DOCUMENTED_GROUNDS.includes(ground) ? <Documented /> : <Source ground={ground} black={black} />)}
      <Form.Item name="gravity" label="失信程度" extra="决定公示期的上限：一般最长一年，严重最长三年；轻微的不予公示">
        <Radio.Group options={optionsOf(HONOUR_GRAVITY_LABELS)} />
      </Form.Item>
    </>
  );
};

const Fields = ({ facts }: { facts: Facts }): React.JSX.Element => {
  const form = Form.useFormInstance<Given>();
  const list = Form.useWatch<HonourList | undefined>("list");
  return (
    <>
      <Form.Item name="list" label="榜单">
        <Radio.Group options={optionsOf(HONOUR_LIST_LABELS)} onChange={({ target }) => form.setFieldValue("ground", target.value === "red" ? "annual_a" : undefined)} />
      </Form.Item>
      {list === "red" ? <><RedState red={facts.red} /><Form.Item name="ground" hidden><Input /></Form.Item></> : <BlackFields black={facts.black} />}
      <Form.Item name="reason" label="公示事由" extra="向社会公示的文字，不写个人信息" rules={[{ required: true, min: 4, message: "请填写公示的事由，至少 4 个字" }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={200} showCount />
      </Form.Item>
    </>
  );
};

const ShopLine = ({ shop, onClear }: { shop: Shop; onClear: (() => void) | null }): React.JSX.Element => (
  <span className="task-place">{shop.name}{onClear && <Button type="link" onClick={onClear}>重新选择</Button>}</span>
);

const Proposal = ({ shop, onDone, children, form }: { shop: Shop; onDone: (id: string) => void; children: ReactNode; form: FormInstance<Given> }): React.JSX.Element => {
  const { data: facts, error } = useRead(honourApi.facts, { establishmentId: shop.id });
  const proposing = useAct(honourApi.propose, { touches: ["/honours"], onDone: ({ id }) => onDone(id) });
  const failed = error ?? proposing.error;
  return (
    <Form form={form} layout="vertical" disabled={proposing.isPending} initialValues={{ list: "red", ground: "annual_a", gravity: "general" }} onFinish={(given) => proposing.mutate(proposalOf(shop, given), { onError: (refused) => void showFieldErrors(form, refused) })}>
      {failed && <Alert type="error" showIcon className="form-alert" title={messageOf(failed)} />}
      {children}
      {facts ? <Fields facts={facts} /> : <Skeleton active paragraph={{ rows: 4 }} />}
    </Form>
  );
};

/** Proposes an entry of the red or black list 提出列入: a shop, a fact, the public words. */
export const ProposeDialog = ({ shop: given = null, onClose }: { shop?: Shop | null; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [shop, setShop] = useState(given);
  const [form] = Form.useForm<Given>();
  const finish = (id: string): void => {
    void message.success("已提出，等待县局审核");
    void navigate(`/honours/${id}`);
  };
  return (
    <Modal open width={600} title="提出列入红黑榜" okText="提出" okButtonProps={{ disabled: shop === null }} onCancel={onClose} onOk={() => form.submit()}>
      {shop === null ? (
        <Form layout="vertical"><Form.Item label="单位" required><ShopSelect onPick={setShop} /></Form.Item></Form>
      ) : (
        <Proposal key={shop.id} shop={shop} form={form} onDone={finish}>
          <Form.Item label="单位" required><ShopLine shop={shop} onClear={given ? null : () => setShop(null)} /></Form.Item>
        </Proposal>
      )}
    </Modal>
  );
};
