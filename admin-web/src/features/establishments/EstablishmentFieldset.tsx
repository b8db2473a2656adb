import { DatePicker, Form, Input, InputNumber, Select, Switch } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { ReactNode } from "react";
import { ESTABLISHMENT_FIELD_LABELS, OPEN_KITCHEN_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import { checkCreditCode } from "@sunshine/domain/establishments/credit-code";
import { readLicenceNumber } from "@sunshine/domain/establishments/licence-number";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { optionsOf } from "../../ui/options";
import { useTownOptions } from "../regions/region.hooks";
import type { FormField } from "./establishment.form";

const dayProps = {
  getValueProps: (value: unknown) => ({ value: typeof value === "string" ? dayjs(value) : null }),
  getValueFromEvent: (day: Dayjs | null) => day?.format("YYYY-MM-DD") ?? null,
};

interface ItemProps {
  readonly name: FormField;
  readonly children: ReactNode;
  readonly required?: boolean;
  readonly extra?: string;
  readonly check?: (value: string) => string | null;
  readonly wide?: boolean;
  readonly day?: boolean;
  readonly toggle?: boolean;
}

const Item = ({ name, children, required, extra, check, wide, day, toggle }: ItemProps): React.JSX.Element => {
  const label = ESTABLISHMENT_FIELD_LABELS[name];
  const rules = [
    ...(required ? [{ required: true, message: `请填写${label}` }] : []),
    ...(check ? [{ validator: async (_: unknown, value: string) => { const problem = value ? check(value.trim().toUpperCase()) : null; return problem ? Promise.reject(new Error(problem)) : undefined; } }] : []),
  ];
  return (
    <Form.Item name={name} label={label} rules={rules} validateTrigger="onBlur" className={wide ? "form-wide" : ""} {...(extra && { extra })} {...(day && dayProps)} {...(toggle && { valuePropName: "checked" })}>
      {children}
    </Form.Item>
  );
};

const checkLicence = (value: string): string | null => {
  const read = readLicenceNumber(value);
  return "error" in read ? read.error : null;
};
const checkCode = (value: string): string | null => {
  const checked = checkCreditCode(value);
  return checked.ok ? null : checked.reason;
};

const full = { width: "100%" };

const LicenceFields = (): React.JSX.Element => (
  <fieldset>
    <legend>主体与许可</legend>
    <Item name="name" required wide><Input maxLength={80} /></Item>
    <Item name="creditCode" required check={checkCode}><Input maxLength={18} className="tabular" /></Item>
    <Item name="licenceNumber" required check={checkLicence}><Input maxLength={30} className="tabular" placeholder="JY 开头，或小餐饮登记证编号" /></Item>
    <Item name="operator" required><Input maxLength={80} /></Item>
    <Item name="legalRepresentative"><Input maxLength={40} /></Item>
    <Item name="licenceIssuedOn" required day><DatePicker style={full} /></Item>
    <Item name="licenceExpiresOn" required day><DatePicker style={full} /></Item>
  </fieldset>
);

const PremisesFields = (): React.JSX.Element => (
  <fieldset>
    <legend>业态与场所</legend>
    <Item name="type" required><Select options={optionsOf(ESTABLISHMENT_TYPE_LABELS)} showSearch={{ optionFilterProp: "label" }} /></Item>
    <Item name="townCode" required><Select options={useTownOptions()} showSearch={{ optionFilterProp: "label" }} /></Item>
    <Item name="address" required wide><Input maxLength={160} placeholder="许可证载明的经营场所" /></Item>
    <Item name="lng" extra="WGS-84，例如 119.04210"><InputNumber style={full} min={73} max={136} step={0.00001} /></Item>
    <Item name="lat" extra="WGS-84，例如 29.60480"><InputNumber style={full} min={3} max={54} step={0.00001} /></Item>
    <Item name="areaM2"><InputNumber style={full} min={1} max={200000} /></Item>
    <Item name="seats"><InputNumber style={full} min={0} max={20000} precision={0} /></Item>
    <Item name="mealsServed"><InputNumber style={full} min={0} max={200000} precision={0} /></Item>
    <Item name="openKitchen"><Select options={optionsOf(OPEN_KITCHEN_LABELS)} /></Item>
    <div className="form-wide form-switches">
      <Item name="scenicArea" toggle><Switch /></Item>
      <Item name="takeawayOnly" toggle><Switch /></Item>
      <Item name="keyUnit" toggle><Switch /></Item>
    </div>
  </fieldset>
);

const ContactFields = ({ kept }: { kept: { name: string | null; phone: string | null } | null }): React.JSX.Element => (
  <fieldset>
    <legend>联系与收款</legend>
    <Item name="contactName" {...(kept && { extra: `现登记：${kept.name ?? "无"}。不修改请留空` })}><Input maxLength={40} autoComplete="off" /></Item>
    <Item name="contactPhone" {...(kept && { extra: `现登记：${kept.phone ?? "无"}。不修改请留空` })}><Input maxLength={11} inputMode="tel" autoComplete="off" /></Item>
    <Item name="subMchid" extra="开通后顾客可以用微信付款，款项直接进入该商户号"><Input maxLength={12} className="tabular" /></Item>
    <Item name="paymentHint" extra="未开通微信支付时显示给顾客，例如“请到前台付款”"><Input maxLength={80} /></Item>
  </fieldset>
);

/** All fields of an archive 档案表单, grouped as the licence groups them. */
export const EstablishmentFieldset = ({ kept }: { kept: { name: string | null; phone: string | null } | null }): React.JSX.Element => (
  <div className="archive-form">
    <LicenceFields />
    <PremisesFields />
    <ContactFields kept={kept} />
  </div>
);
