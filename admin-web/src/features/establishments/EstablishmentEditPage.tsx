import { Alert, App, Button, Card, Form, Skeleton } from "antd";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_FIELD_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import { api } from "../../platform/api";
import { ApiError, messageOf } from "../../platform/api-error";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";
import { PageHead } from "../../ui/PageHead";
import { ErrorState } from "../../ui/States";
import { mergeVersions } from "../../ui/merge-versions";
import { VersionConflict } from "../../ui/VersionConflict";
import { useTownName } from "../regions/region.hooks";
import { EstablishmentFieldset } from "./EstablishmentFieldset";
import { fieldsToSend, showValue, valuesOf, type FormField, type FormValues } from "./establishment.form";

type Fields = InputOf<typeof establishmentApi.update>["fields"];
type Values = Record<FormField, unknown>;

interface Clash extends ReturnType<typeof mergeVersions<Values>> {
  readonly version: number;
}

const NEW: FormValues = { scenicArea: false, takeawayOnly: false, keyUnit: false, openKitchen: "none" };

const SaveRow = ({ busy, onCancel, word }: { busy: boolean; onCancel: () => void; word: string }): React.JSX.Element => (
  <div className="form-foot">
    <Button type="primary" htmlType="submit" loading={busy}>{word}</Button>
    <Button onClick={onCancel}>取消</Button>
  </div>
);

/** Registers a new establishment 新建档案. */
export const EstablishmentCreatePage = (): React.JSX.Element => {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm<FormValues>();
  const [problem, setProblem] = useState<string | null>(null);
  const create = useAct(establishmentApi.create, {
    touches: ["/establishments"],
    onDone: ({ id, name }) => {
      void message.success(`已建立“${name}”的档案`);
      void navigate(`/establishments/${id}`);
    },
  });
  const submit = (values: FormValues): void => {
    setProblem(null);
    create.mutate(fieldsToSend(values, false) as InputOf<typeof establishmentApi.create>, { onError: (error) => setProblem(showFieldErrors(form, error)) });
  };
  return (
    <>
      <PageHead title="新建档案" back={{ to: "/establishments", label: "主体档案" }} note="建立后即可生成收银码、登记检查" />
      <Card>
        {problem && <Alert type="error" showIcon title={problem} className="form-alert" />}
        <Form form={form} layout="vertical" initialValues={NEW} onFinish={submit} scrollToFirstError>
          <EstablishmentFieldset kept={null} />
          <SaveRow word="建立档案" busy={create.isPending} onCancel={() => void navigate("/establishments")} />
        </Form>
      </Card>
    </>
  );
};

/** The form of one archive; on a clash of versions both values are shown. */
export const EstablishmentEditForm = ({ shop, onSaved, onCancel }: { shop: EstablishmentView; onSaved: (view: EstablishmentView) => void; onCancel: () => void }): React.JSX.Element => {
  const [form] = Form.useForm<FormValues>();
  const townName = useTownName();
  // What was on the screen when the person began: a re-reading in the background must not move the base.
  const [base] = useState(() => ({ version: shop.version, values: valuesOf(shop) }));
  const [problem, setProblem] = useState<string | null>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const update = useAct(establishmentApi.update, { touches: ["/establishments"], onDone: onSaved });

  const compare = async (mine: Values): Promise<void> => {
    const latest = await api(establishmentApi.get, { id: shop.id });
    setClash({ ...mergeVersions(base.values, mine, valuesOf(latest)), version: latest.version });
  };
  const save = (values: FormValues, version: number): void => {
    setProblem(null);
    update.mutate({ id: shop.id, version, fields: fieldsToSend(values, true) as Fields }, {
      onError: (error) => {
        if (error instanceof ApiError && error.code === "stale_version") compare(values as Values).catch((failure: unknown) => setProblem(messageOf(failure)));
        else {
          setClash(null);
          setProblem(showFieldErrors(form, error, "fields"));
        }
      },
    });
  };
  const resolve = (choices: Partial<Values>): void => {
    if (!clash) return;
    const values = { ...clash.merged, ...choices };
    form.setFieldsValue(values);
    save(values, clash.version);
  };
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} className="form-alert" />}
      <Form form={form} layout="vertical" initialValues={base.values} onFinish={(values) => save(values, base.version)} scrollToFirstError>
        <EstablishmentFieldset kept={{ name: shop.contactName, phone: shop.contactPhone }} />
        <SaveRow word="保存修改" busy={update.isPending} onCancel={onCancel} />
      </Form>
      {clash && (
        <VersionConflict<FormField>
          conflicts={clash.conflicts}
          taken={clash.taken.map((field) => ESTABLISHMENT_FIELD_LABELS[field])}
          labelOf={(field) => ESTABLISHMENT_FIELD_LABELS[field]}
          show={(field, value) => showValue(field, value, townName)}
          saving={update.isPending}
          onResolve={resolve}
          onCancel={() => setClash(null)}
        />
      )}
    </>
  );
};

/** Changes an archive 修改档案. */
export const EstablishmentEditPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { data: shop, error, refetch } = useRead(establishmentApi.get, { id });
  const leave = (): void => void navigate(`/establishments/${id}`);
  if (error && !shop) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!shop) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  return (
    <>
      <PageHead title="修改档案" back={{ to: `/establishments/${id}`, label: shop.name }} note="修改的内容会逐项记入时间线" />
      <Card>
        <EstablishmentEditForm
          shop={shop}
          onCancel={leave}
          onSaved={(saved) => {
            void message.success(`已保存“${saved.name}”的档案`);
            leave();
          }}
        />
      </Card>
    </>
  );
};
