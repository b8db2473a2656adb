import { ESTABLISHMENT_FIELD_LABELS, OPEN_KITCHEN_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import type { Change } from "@sunshine/domain/establishments/establishment.events";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { maskName, maskPhone } from "@sunshine/domain/kernel/masking";
import { townName, type Region } from "@sunshine/domain/regions/region";

type Field = keyof EstablishmentFields;
export const FIELDS = Object.keys(ESTABLISHMENT_FIELD_LABELS) as Field[];

const plain = (value: EstablishmentFields[Field]): string => {
  if (value === null || value === "") return "（空）";
  return typeof value === "boolean" ? (value ? "是" : "否") : String(value);
};

type Shown = { readonly [F in Field]?: (value: NonNullable<EstablishmentFields[F]>, region: Region) => string };

/** Fields that people read otherwise than they are stored; personal data is never written out. */
const SHOWN: Shown = {
  type: (value) => ESTABLISHMENT_TYPE_LABELS[value],
  openKitchen: (value) => OPEN_KITCHEN_LABELS[value],
  townCode: (value, region) => townName(region, value),
  contactName: maskName,
  contactPhone: maskPhone,
};

/** A field's value as an officer reads it. */
export const showField = <F extends Field>(field: F, value: EstablishmentFields[F], region: Region): string => {
  const show = SHOWN[field] as ((value: unknown, region: Region) => string) | undefined;
  return show && value !== null ? show(value, region) : plain(value);
};

/** What differs between two states of an archive 变更内容, field by field with Chinese labels. */
export const changesBetween = (before: EstablishmentFields, after: EstablishmentFields, region: Region): Change[] =>
  FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    label: ESTABLISHMENT_FIELD_LABELS[field],
    before: showField(field, before[field], region),
    after: showField(field, after[field], region),
  }));

/** "经营地址：旧 → 新". */
export const changeLine = ({ label, before, after }: Change): string => `${label}：${before} → ${after}`;
