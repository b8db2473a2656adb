import { SearchOutlined } from "@ant-design/icons";
import { Button, DatePicker, Input, Select, Tag } from "antd";
import dayjs from "dayjs";
import { useEffect, useState, type ReactNode } from "react";
import type { UrlFilters } from "../platform/query-filters";

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** One filter of a list 筛选项. */
export type FilterField =
  | { readonly kind: "search"; readonly name: string; readonly label: string; readonly placeholder: string }
  | { readonly kind: "many" | "one"; readonly name: string; readonly label: string; readonly options: readonly FilterOption[] }
  /** Yes-or-no filters that share one select; each has its own name in the address. */
  | { readonly kind: "flags"; readonly name: string; readonly label: string; readonly options: readonly FilterOption[] }
  | { readonly kind: "days"; readonly name: string; readonly until: string; readonly label: string };

/** Names in the address that the fields use. */
export const filterNames = (fields: readonly FilterField[]): string[] => 
  fields.flatMap((field) => {
    if (field.kind === "flags") return field.options.map(({ value }) => value);
    return field.kind === "days" ? [field.name, field.until] : [field.name];
  });

const SearchBox = ({ value, placeholder, label, onSearch }: { value: string; placeholder: string; label: string; onSearch: (text: string) => void }): React.JSX.Element => {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(text.trim()), 350);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      className="filter-search"
      allowClear
      aria-label={label}
      prefix={<SearchOutlined className="faint" />}
      placeholder={placeholder}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onPressEnter={() => onSearch(text.trim())}
    />
  );
};

const FlagsField = ({ field, filters }: { field: Extract<FilterField, { kind: "flags" }>; filters: UrlFilters }): React.JSX.Element => {
  const chosen = field.options.map(({ value }) => value).filter((name) => filters.one(name) === "true");
  const choose = (names: string[]): void => {
    const params = new URLSearchParams(filters.text);
    for (const { value } of field.options) params.delete(value);
    for (const name of names) params.set(name, "true");
    filters.load(params.toString());
  };
  return (
    <Select className="filter-select" mode="multiple" maxTagCount={0} maxTagPlaceholder={() => `${field.label} ${chosen.length}`} allowClear showSearch={false} aria-label={field.label} placeholder={field.label} popupMatchSelectWidth={false} options={field.options.map((option) => ({ ...option }))} value={chosen} onChange={choose} />
  );
};

const Field = ({ field, filters }: { field: FilterField; filters: UrlFilters }): React.JSX.Element => {
  if (field.kind === "search") return <SearchBox value={filters.one(field.name) ?? ""} placeholder={field.placeholder} label={field.label} onSearch={(text) => filters.set(field.name, text ? [text] : [])} />;
  if (field.kind === "flags") return <FlagsField field={field} filters={filters} />;
  if (field.kind === "days") {
    const ends = [field.name, field.until].map((name) => filters.one(name)).map((day) => (day ? dayjs(day) : null)) as [dayjs.Dayjs | null, dayjs.Dayjs | null];
    return (
      <DatePicker.RangePicker
        value={ends}
        allowEmpty={[true, true]}
        placeholder={[`${field.label}起`, "止"]}
        aria-label={field.label}
        onChange={(days) => filters.load(withDays(filters, field, days?.map((day) => day?.format("YYYY-MM-DD") ?? "") ?? []))}
      />
    );
  }
  const many = field.kind === "many";
  return (
    <Select
      className="filter-select"
      {...(many && { mode: "multiple" as const, maxTagCount: 0, maxTagPlaceholder: (chosen: unknown[]) => `${field.label} ${chosen.length}` })}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      aria-label={field.label}
      placeholder={field.label}
      popupMatchSelectWidth={false}
      options={field.options.map((option) => ({ ...option }))}
      value={many ? (filters.many(field.name) ?? []) : (filters.one(field.name) ?? null)}
      onChange={(value: string | string[] | null) => filters.set(field.name, Array.isArray(value) ? value : value ? [value] : [])}
    />
  );
};

const withDays = (filters: UrlFilters, field: Extract<FilterField, { kind: "days" }>, [from = "", to = ""]: string[]): string => {
  const params = new URLSearchParams(filters.text);
  [[field.name, from] as const, [field.until, to] as const].forEach(([name, day]) => (day ? params.set(name, day) : params.delete(name)));
  return params.toString();
};

interface TagOf {
  readonly key: string;
  readonly text: string;
  readonly remove: () => void;
}

const flagTags = (field: Extract<FilterField, { kind: "flags" }>, filters: UrlFilters): TagOf[] =>
  field.options.flatMap(({ value: name, label }) => {
    const value = filters.one(name);
    return value === undefined ? [] : [{ key: name, text: value === "true" ? label : `非${label}`, remove: () => filters.set(name, []) }];
  });

const valueTags = (field: Exclude<FilterField, { kind: "flags" }>, filters: UrlFilters): TagOf[] =>
  filterNames([field]).flatMap((name) =>
    (filters.many(name) ?? []).map((value) => ({
      key: `${name}=${value}`,
      text: `${field.label}${field.kind === "days" ? (name === field.until ? "止" : "起") : ""}：${"options" in field ? (field.options.find((option) => option.value === value)?.label ?? value) : value}`,
      remove: () => filters.set(name, (filters.many(name) ?? []).filter((other) => other !== value)),
    }))
  );

const tagsOf = (field: FilterField, filters: UrlFilters): TagOf[] => (field.kind === "flags" ? flagTags(field, filters) : valueTags(field, filters));

/** Filters of a list, and what is chosen as removable tags 筛选标签. */
export const FilterBar = ({ fields, filters, extra }: { fields: readonly FilterField[]; filters: UrlFilters; extra?: ReactNode }): React.JSX.Element => {
  const tags = fields.flatMap((field) => tagsOf(field, filters));
  return (
    <div className="filter-bar" role="search">
      <div className="filter-row">
        <div className="filter-fields">
          {fields.map((field) => (
            <Field key={field.name} field={field} filters={filters} />
          ))}
        </div>
        {extra && <span className="filter-extra">{extra}</span>}
      </div>
      {tags.length > 0 && (
        <div className="filter-tags" aria-label="已选条件">
          {tags.map(({ key, text, remove }) => (
            <Tag key={key} closable={{ "aria-label": `移除 ${text}` }} onClose={(event) => (event.preventDefault(), remove())}>
              {text}
            </Tag>
          ))}
          <Button type="link" size="small" onClick={filters.clear}>清除全部</Button>
        </div>
      )}
    </div>
  );
};
