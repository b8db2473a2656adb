import { Alert, App, Button, Dropdown, Form, Input, Modal } from "antd";
import { useState } from "react";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import type { EstablishmentState } from "@sunshine/domain/establishments/establishment.vocabulary";
import { messageOf } from "../../platform/api-error";
import { useAct } from "../../platform/query";

const ACTS: Record<EstablishmentState, { verb: string; effect: string }> = {
  open: { verb: "恢复营业", effect: "公示页恢复显示为营业，收银码可以继续付款。" },
  suspended: { verb: "登记停业", effect: "公示页显示为停业，顾客扫码后不能付款；收银码保留，恢复营业后继续使用。" },
  closed: { verb: "登记注销", effect: "公示页显示为注销，全部收银码停止使用，企业端人员不能再登录本单位。历史记录保留。" },
};

/** Registers that a shop pauses, resumes or ends 登记状态. */
export const SetStateButton = ({ shop }: { shop: EstablishmentView }): React.JSX.Element => {
  const { message } = App.useApp();
  const [target, setTarget] = useState<EstablishmentState | null>(null);
  const [form] = Form.useForm<{ reason: string }>();
  const setState = useAct(establishmentApi.setState, {
    touches: ["/establishments"],
    onDone: () => {
      if (target) void message.success(`已为“${shop.name}”${ACTS[target].verb}`);
      setTarget(null);
    },
  });
  const choices = (["open", "suspended", "closed"] as const).filter((state) => state !== shop.state);
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items: choices.map((key) => ({ key, label: ACTS[key].verb, danger: key === "closed" })), onClick: ({ key }) => setTarget(key as EstablishmentState) }}>
        <Button>登记状态</Button>
      </Dropdown>
      {target && (
        <Modal open title={`${ACTS[target].verb}：${shop.name}`} okText={ACTS[target].verb} okButtonProps={{ danger: target === "closed" }} confirmLoading={setState.isPending} onCancel={() => setTarget(null)} onOk={() => form.submit()}>
          <p>{ACTS[target].effect}</p>
          {setState.error && <Alert type="error" showIcon title={messageOf(setState.error)} />}
          <Form form={form} layout="vertical" preserve={false} onFinish={({ reason }) => setState.mutate({ id: shop.id, version: shop.version, state: target, reason })}>
            <Form.Item name="reason" label="原因" rules={[{ required: true, min: 2, message: "请填写原因" }]}>
              <Input.TextArea autoFocus rows={3} maxLength={200} showCount placeholder="例如：经营者申请停业装修，预计 12 月 20 日恢复" />
            </Form.Item>
          </Form>
        </Modal>
      )}
    </>
  );
};
