import { Alert, App, Form, Modal, Radio, Skeleton } from "antd";
import { useState } from "react";
import { Link } from "react-router-dom";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/api-error";
import { useAct, useInvalidate, useRead } from "../../platform/query";
import { EmptyState } from "../../ui/States";

interface Props {
  readonly view: OfficerCaseView;
  readonly establishmentId: string;
  readonly onClose: () => void;
}

/** Says which of the shop's inspections came of the case 关联检查. */
export const LinkInspectionDialog = ({ view, establishmentId, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ inspectionId: string }>();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { data } = useRead(inspectionApi.list, { establishmentId, limit: 10 });
  const link = useAct(complaintApi.linkInspection, { touches: ["/complaints"], onDone: () => (void message.success("已关联检查"), onClose()) });
  const visits = (data?.rows ?? []).filter(({ id, voided }) => !voided && !view.inspectionIds.includes(id));
  return (
    <Modal open title={`关联检查 ${view.number}`} okText="关联" okButtonProps={{ disabled: visits.length === 0 }} confirmLoading={link.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      {!data && <Skeleton active />}
      {data && visits.length === 0 && <EmptyState title="没有可关联的检查" text="对这家单位的检查记录提交后会列在这里。" action={<Link to={`/inspections/new?establishment=${establishmentId}`}>登记检查</Link>} />}
      {visits.length > 0 && (
        <Form form={form} layout="vertical" onFinish={({ inspectionId }) => link.mutate({ id: view.id, version: view.version, inspectionId }, { onError: (error) => (setTrouble(messageOf(error)), void invalidate("/complaints")) })}>
          <Form.Item name="inspectionId" label={`对${view.placeName}的检查`} rules={[{ required: true, message: "请选择检查" }]}>
            <Radio.Group className="merge-list" options={visits.map(({ id, visitedOn, result, fails }) => ({ value: id, label: `${formatDay(visitedOn)}检查，${VISIT_RESULT_LABELS[result]}${fails > 0 ? `，不符合 ${fails} 项` : ""}` }))} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
};
