import { App, Card, Select, Skeleton } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { useRead } from "../../platform/query";
import { PageHead } from "../../ui/PageHead";
import { EmptyState, ErrorState } from "../../ui/States";
import { useTownName } from "../regions/region.hooks";
import { InspectionForm } from "./InspectionForm";

const ShopPicker = ({ onPick }: { onPick: (id: string) => void }): React.JSX.Element => {
  const [q, setQ] = useState("");
  const townName = useTownName();
  const { data, isFetching } = useRead(establishmentApi.list, { ...(q && { q }), state: ["open", "suspended"], limit: 20, sort: "last_visit" }, { keep: true });
  return (
    <Card>
      <EmptyState
        title="选择要登记检查的单位"
        text="未输入时，按最近检查日期由远到近列出。"
        action={
          <Select
            className="shop-picker"
            size="large"
            autoFocus
            showSearch={{ filterOption: false, onSearch: setQ }}
            loading={isFetching}
            placeholder="名称、拼音首字母、信用代码或许可证号"
            aria-label="选择单位"
            value={null}
            onChange={(id: string | null) => id && onPick(id)}
            options={(data?.rows ?? []).map(({ id, name, type, townCode, lastVisitOn }) => ({ value: id, label: `${name}（${ESTABLISHMENT_TYPE_LABELS[type]} · ${townName(townCode)} · ${lastVisitOn ? `上次 ${lastVisitOn}` : "尚未检查"}）` }))}
          />
        }
      />
    </Card>
  );
};

const Entry = ({ id, taskId }: { id: string; taskId: string | null }): React.JSX.Element => {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const pack = useRead(inspectionApi.pack, { establishmentId: id, ...(taskId && { taskId }) }, { staleTime: Infinity });
  if (pack.error && !pack.data) return <ErrorState error={pack.error} retry={() => void pack.refetch()} />;
  if (!pack.data) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  return (
    <InspectionForm
      key={id}
      pack={pack.data}
      onSubmitted={({ id: inspectionId, score, grade, task }) => {
        void message.success(`检查记录已提交：${score.toFixed(1)} 分，${grade ? `动态等级${SHOWN_GRADE_LABELS[grade]}` : "不评定动态等级"}${task?.left ? `。${task.left}` : ""}`);
        void navigate(`/inspections/${inspectionId}`);
      }}
    />
  );
};

const EntryTitle = ({ id }: { id: string }): React.JSX.Element => {
  const { data } = useRead(establishmentApi.get, { id });
  return <>登记检查{data ? `：${data.name}` : ""}</>;
};

/** Entry of an inspection 登记检查: first the shop, then its checklist. */
export const InspectionEntryPage = (): React.JSX.Element => {
  const [params, setParams] = useSearchParams();
  const id = params.get("establishment");
  return (
    <>
      <PageHead title={id ? <EntryTitle id={id} /> : "登记检查"} back={id ? { to: `/establishments/${id}`, label: "主体档案" } : { to: "/inspections", label: "检查记录" }} note="逐项填写结论；草稿自动保存在本机" />
      {id ? <Entry id={id} taskId={params.get("task")} /> : <ShopPicker onPick={(establishment) => setParams({ establishment })} />}
    </>
  );
};
