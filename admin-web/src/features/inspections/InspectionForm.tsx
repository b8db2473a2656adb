import { Alert, App, Button, Card, Form } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { defaultCorrectBy, type VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { useToday } from "../../platform/clock";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct } from "../../platform/query";
import { ChecklistTable } from "./ChecklistTable";
import { PicturesField, type NamedPicture } from "./PicturesField";
import { findingsOf, provisionalOf, type Provisional } from "./provisional";
import { ProvisionalPanel } from "./ProvisionalPanel";
import { useDrafts } from "./use-drafts";
import { HandlingFields, VisitFields, type VisitValues } from "./VisitFields";

interface Pictures {
  readonly rows: readonly NamedPicture[];
  readonly uploading: boolean;
}

const pictureText = ({ rows, uploading }: Pictures, mode: VisitValues["mode"]): string | null => {
  if (uploading) return "还有图片正在上传，请稍候。";
  if (mode === "remote" && rows.length === 0) return "远程检查请附上至少一张厨房画面。";
  return rows.some(({ name }) => name.trim().length < 2) ? "请写明每张场所图片拍摄的部位。" : null;
};

const missingText = ({ total, answered, withoutNote, uploading, outcome }: Provisional): string | null => {
  if (answered < total) return `还有 ${total - answered} 项没有结论，已在表中标出。`;
  if (withoutNote > 0) return `有 ${withoutNote} 个不符合项没有写明具体情况，已在表中标出。`;
  if (uploading > 0) return "还有现场照片正在上传，请稍候。";
  return outcome ? null : "不能把全部项目都列为合理缺项。";
};

/** A number of an officer, or a name: of a colleague where one is called so, else of somebody of another body. */
const companionOf = (officers: VisitPack["officers"], value: string) => {
  const officer = officers.find(({ id, name }) => id === value || name === value.trim());
  return officer ? { officerId: officer.id } : { name: value.trim() };
};

const provisionalSent = ({ outcome }: Provisional) => outcome && { score: outcome.score100, result: outcome.result, grade: outcome.grade };

interface Props {
  /** Everything about the shop and its checklist, as the phone gets it too. */
  readonly pack: VisitPack;
  readonly onSubmitted: (inspection: InspectionView) => void;
}

/** Enters one inspection 登记检查: the checklist, the visit, and what it comes to before it is sent. */
export const InspectionForm = ({ pack, onSubmitted }: Props): React.JSX.Element => {
  const { shop, checklist, officers, task, library } = pack;
  const today = useToday();
  const { message } = App.useApp();
  const [form] = Form.useForm<VisitValues>();
  const { drafts, restored, change, passRest, discard } = useDrafts(shop.id, checklist);
  const [strict, setStrict] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pictures, setPictures] = useState<Pictures>({ rows: [], uploading: false });
  const provisional = provisionalOf(pack, drafts, today);
  const submit = useAct(inspectionApi.submit, {
    touches: ["/inspections", "/establishments", "/insights", "/dispatches"],
    onDone: (inspection) => {
      discard();
      onSubmitted(inspection);
    },
  });
  const send = ({ visitedOn, correctBy, remark, handling, companions, ...visit }: VisitValues): void => {
    const missing = missingText(provisional) ?? pictureText(pictures, visit.mode);
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
        companions: companions.map((value) => companionOf(officers, value)),
        correctBy: handling === "rectify" ? (correctBy?.format("YYYY-MM-DD") ?? null) : null,
        remark: remark ?? "",
        checklistEdition: checklist.edition,
        findings: findingsOf(checklist, drafts),
        pictures: pictures.rows.map(({ id, name }) => ({ name, photo: { id } })),
        task: task && { id: task.id },
        provisional: visitedOn.format("YYYY-MM-DD") === today ? provisionalSent(provisional) : null,
      },
      { onError: (error) => setProblem(showFieldErrors(form, error)) }
    );
  };
  const dropDraft = (): void => {
    discard();
    void message.info("已清空草稿");
  };
  return (
    <Form<VisitValues> form={form} layout="vertical" className="inspection-form" initialValues={{ visitedOn: dayjs(today), correctBy: dayjs(defaultCorrectBy(pack, today)), kind: "routine", mode: "onsite", companions: [] }} onFinish={send}>
      <div className="inspection-main">
        {restored && <Alert type="info" showIcon className="form-alert" title="已恢复上次未提交的草稿；照片请重新添加" action={<Button size="small" onClick={dropDraft}>清空重填</Button>} />}
        {task && <Alert type="info" showIcon className="form-alert" title={`来自任务 ${task.number}：${task.what}`} description="提交检查记录后，任务一并办结。" />}
        <Card title="检查情况"><VisitFields today={today} officers={officers} /></Card>
        <Card title={checklist.title} extra={<span className="faint">适用：{checklist.columnLabel}，带 * 为关键项</span>}>
          <p className="faint">依据：{checklist.document}</p>
          <ChecklistTable checklist={checklist} wordings={library.wordings} drafts={drafts} onChange={change} strict={strict} />
        </Card>
        <Card title="场所图片" extra={<span className="faint">远程检查至少附一张，每张写明部位</span>}>
          <PicturesField pictures={pictures.rows} onChange={(rows, uploading) => setPictures({ rows, uploading })} />
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
