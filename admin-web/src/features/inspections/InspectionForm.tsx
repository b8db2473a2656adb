import { Alert, App, Button, Card, Form } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import type { EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { inspectionApi, type ChecklistView, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { useToday } from "../../platform/clock";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct } from "../../platform/query";
import { ChecklistTable } from "./ChecklistTable";
import { applicable, findingsOf, provisionalOf, type Provisional } from "./provisional";
import { ProvisionalPanel } from "./ProvisionalPanel";
import { useDrafts } from "./use-drafts";
import { HandlingFields, VisitFields, type VisitValues } from "./VisitFields";

const missingText = ({ total, answered, withoutNote, outcome }: Provisional): string | null => {
  if (answered < total) return `还有 ${total - answered} 项没有结论，已在表中标出。`;
  if (withoutNote > 0) return `有 ${withoutNote} 个不符合项没有写明具体情况，已在表中标出。`;
  return outcome ? null : "不能把全部项目都列为合理缺项。";
};

interface Props {
  readonly shop: Pick<EstablishmentView, "id" | "name">;
  readonly checklist: ChecklistView;
  readonly onSubmitted: (inspection: InspectionView) => void;
}

/** Enters one inspection 登记检查: the checklist, the visit, and what it comes to before it is sent. */
export const InspectionForm = ({ shop, checklist: full, onSubmitted }: Props): React.JSX.Element => {
  const checklist = applicable(full);
  const today = useToday();
  const { message } = App.useApp();
  const [form] = Form.useForm<VisitValues>();
  const { drafts, restored, change, passRest, discard } = useDrafts(shop.id, checklist);
  const [strict, setStrict] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const provisional = provisionalOf(checklist, drafts, today);
  const submit = useAct(inspectionApi.submit, {
    touches: ["/inspections", "/establishments", "/insights"],
    onDone: (inspection) => {
      discard();
      onSubmitted(inspection);
    },
  });
  const send = ({ visitedOn, correctBy, remark, handling, ...visit }: VisitValues): void => {
    const missing = missingText(provisional);
    setStrict(true);
    setProblem(missing);
    if (missing) {
      document.querySelector(".check-row.is-missing, .check-row.is-fail")?.scrollIntoView({ block: "center" });
      return;
    }
    submit.mutate(
      {
        ...visit,
        handling,
        establishmentId: shop.id,
        visitedOn: visitedOn.format("YYYY-MM-DD"),
        correctBy: handling === "rectify" ? (correctBy?.format("YYYY-MM-DD") ?? null) : null,
        remark: remark ?? "",
        checklistEdition: checklist.edition,
        findings: findingsOf(checklist, drafts),
      },
      { onError: (error) => setProblem(showFieldErrors(form, error)) }
    );
  };
  const dropDraft = (): void => {
    discard();
    void message.info("已清空草稿");
  };
  return (
    <Form<VisitValues> form={form} layout="vertical" className="inspection-form" initialValues={{ visitedOn: dayjs(today), kind: "routine", mode: "onsite", companions: [] }} onFinish={send}>
      <div className="inspection-main">
        {restored && <Alert type="info" showIcon className="form-alert" title="已恢复上次未提交的草稿" action={<Button size="small" onClick={dropDraft}>清空重填</Button>} />}
        <Card title="检查情况"><VisitFields today={today} /></Card>
        <Card title={checklist.title} extra={<span className="faint">适用：{checklist.columnLabel}，带 * 为关键项</span>}>
          <p className="faint">依据：{checklist.document}</p>
          <ChecklistTable checklist={checklist} drafts={drafts} onChange={change} strict={strict} />
        </Card>
        <Card title="处理"><HandlingFields /></Card>
      </div>
      <aside className="inspection-side">
        <Card title="暂计结果">
          <ProvisionalPanel provisional={provisional} onPassRest={passRest} />
          {problem && <Alert type="error" showIcon title={problem} role="alert" className="form-alert" />}
          {/* Not a submit button: the Enter key in a date or a name must not send an official record. */}
          <Button type="primary" block size="large" loading={submit.isPending} onClick={() => form.submit()}>提交检查记录</Button>
        </Card>
      </aside>
    </Form>
  );
};
