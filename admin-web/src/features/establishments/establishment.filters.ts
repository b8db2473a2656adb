import type { ESTABLISHMENT_SORTS, EstablishmentFilter } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_STATE_LABELS, ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { useUrlFilters, type UrlFilters } from "../../platform/query-filters";
import { filterNames, type FilterField } from "../../ui/FilterBar";
import { optionsOf } from "../../ui/options";
import { useTownOptions } from "../regions/region.hooks";

const FLAGS = [{ value: "keyUnit", label: "重点单位" }, { value: "scenicArea", label: "景区内" }, { value: "takeawayOnly", label: "无堂食" }];

const EXPIRY = [
  { value: "0", label: "已到期或今天到期" },
  { value: "30", label: "30 天内到期" },
  { value: "90", label: "90 天内到期" },
];

/** Filters of the archive list 档案筛选项. */
export const useEstablishmentFields = (): FilterField[] => [
  { kind: "search", name: "q", label: "关键字", placeholder: "名称、拼音首字母、信用代码、许可证号" },
  { kind: "many", name: "type", label: "业态", options: optionsOf(ESTABLISHMENT_TYPE_LABELS) },
  { kind: "many", name: "townCode", label: "乡镇", options: useTownOptions() },
  { kind: "many", name: "grade", label: "等级", options: optionsOf(SHOWN_GRADE_LABELS) },
  { kind: "many", name: "state", label: "状态", options: optionsOf(ESTABLISHMENT_STATE_LABELS) },
  { kind: "one", name: "expiresWithin", label: "许可到期", options: EXPIRY },
  { kind: "flags", name: "flags", label: "特征", options: FLAGS },
];

export type Sort = (typeof ESTABLISHMENT_SORTS)[number];

export interface ArchiveFilters {
  readonly fields: FilterField[];
  readonly filters: UrlFilters;
  /** What the address asks for, as the contract takes it. */
  readonly asked: Partial<Record<keyof EstablishmentFilter, string | string[]>>;
}

/** The filter of the archive list, read from the address; list, map and export share it. */
export const useArchiveFilters = (): ArchiveFilters => {
  const fields = useEstablishmentFields();
  const filters = useUrlFilters(filterNames(fields));
  const asked = Object.fromEntries(
    filterNames(fields).flatMap((name) => {
      const kind = fields.find((field) => field.name === name)?.kind;
      const value = kind === "many" ? filters.many(name) : filters.one(name);
      return value === undefined ? [] : [[name, value]];
    })
  );
  return { fields, filters, asked };
};
