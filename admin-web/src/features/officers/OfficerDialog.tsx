import { Alert, App, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { OFFICER_ROLE_LABELS, type OfficerRole } from "@sunshine/domain/accounts/actor";
import { officerApi, type OfficerView } from "@sunshine/domain/officers/officer.contract";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";
import { optionsOf } from "../../ui/options";

interface Fields {
  readonly login: string;
  readonly name: string;
  readonly role: OfficerRole;
  readonly stationCode?: string | null;
  readonly badgeNumber?: string | null;
  readonly phone?: string | null;
}

const ROLE_NOTES: Record<OfficerRole, string> = {
  administrator: "管理账号、辖区与系统运行，并可办理全县业务",
  bureau_officer: "查看和办理全县业务，可以批量导入",
  station_officer: "查看和办理本所辖区乡镇的业务",
  command_operator: "查看全县情况与实时动态，不修改档案",
};

interface Props {
  /** Null: a new officer. */
  readonly officer: OfficerView | null;
  readonly onClose: () => void;
  readonly onCreated: (shown: { name: string; password: string }) => void;
}

const RoleFields = (): React.JSX.Element => {
  const { data } = useRead(officerApi.stations, {});
  const role = Form.useWatch<OfficerRole | undefined>("role");
  const isStation = role === "station_officer";
  return (
    <>
      <Form.Item name="role" label="角色" extra={role && ROLE_NOTES[role]} rules={[{ required: true, message: "请选择角色" }]}><Select options={optionsOf(OFFICER_ROLE_LABELS)} /></Form.Item>
      <Form.Item name="stationCode" label="市场监管所" rules={[{ required: isStation, message: "站所人员须选择所属市场监管所" }]}>
        <Select allowClear options={(data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name }))} placeholder={isStation ? "请选择" : "县局人员可不选"} />
      </Form.Item>
    </>
  );
};

/** A new officer, or changes to one 监管人员资料. */
export const OfficerDialog = ({ officer, onClose, onCreated }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const touches = ["/officers", "/stations"];
  const onError = (error: Error): void => setProblem(showFieldErrors(form, error));
  const create = useAct(officerApi.create, {
    touches,
    onDone: ({ officer: { name }, oneTimePassword }) => {
      onClose();
      onCreated({ name, password: oneTimePassword });
    },
  });
  const update = useAct(officerApi.update, {
    touches,
    onDone: ({ name }) => {
      void message.success(`已保存“${name}”的资料`);
      onClose();
    },
  });
  const submit = ({ login, ...fields }: Fields): void => {
    const { name, role, stationCode, badgeNumber, phone } = fields;
    const values = { name, role, stationCode: stationCode ?? null, badgeNumber: badgeNumber || null };
    setProblem(null);
    // The number is shown masked: it is sent only where a new one was typed.
    if (officer) update.mutate({ id: officer.id, version: officer.version, ...values, ...(phone && { phone }) }, { onError });
    else create.mutate({ login, ...values, phone: phone || null }, { onError });
  };
  const initial = officer && { ...officer, phone: null };
  return (
    <Modal open title={officer ? `修改：${officer.name}` : "新增监管人员"} okText={officer ? "保存" : "新增"} confirmLoading={create.isPending || update.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {problem && <Alert type="error" showIcon title={problem} className="form-alert" />}
      <Form<Fields> form={form} layout="vertical" initialValues={initial ?? {}} onFinish={submit}>
        {!officer && <Form.Item name="login" label="账号" extra="3–31 位小写字母、数字，以字母开头；建立后不能修改" rules={[{ required: true, message: "请填写账号" }]}><Input autoFocus autoComplete="off" maxLength={31} /></Form.Item>}
        <Form.Item name="name" label="姓名" rules={[{ required: true, min: 2, message: "请填写姓名" }]}><Input maxLength={20} /></Form.Item>
        <RoleFields />
        <Form.Item name="badgeNumber" label="执法证号"><Input maxLength={30} /></Form.Item>
        <Form.Item name="phone" label="手机号" {...(officer?.phone && { extra: `现登记 ${officer.phone}，留空则不修改` })}><Input maxLength={11} inputMode="tel" /></Form.Item>
      </Form>
    </Modal>
  );
};
