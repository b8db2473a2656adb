import { useMemo } from "react";
import { useSearchParams } from "react-router-dom";

/** Values of a list's filters as the address holds them 筛选条件. */
export type FilterValues = Readonly<Record<string, readonly string[]>>;

export interface UrlFilters {
  readonly values: FilterValues;
  readonly one: (name: string) => string | undefined;
  readonly many: (name: string) => string[] | undefined;
  /** Replaces one filter; an empty list removes it. */
  readonly set: (name: string, next: readonly string[]) => void;
  readonly clear: () => void;
  /** The whole as a query string, for a saved view. */
  readonly text: string;
  readonly load: (text: string) => void;
}

const readParams = (params: URLSearchParams, names: readonly string[]): FilterValues =>
  Object.fromEntries(
    names.flatMap((name): [string, string[]][] => {
      const all = params.getAll(name).filter(Boolean);
      return all.length > 0 ? [[name, all]] : [];
    })
  );

/** Keeps filters in the address, so that a list can be sent to a colleague and the back button works. */
export const useUrlFilters = (names: readonly string[]): UrlFilters => {
  const [params, setParams] = useSearchParams();
  const joined = names.join(",");
  return useMemo((): UrlFilters => {
    const values = readParams(params, joined.split(","));
    const write = (next: FilterValues): void => {
      const rest = [...params].filter(([name]) => !joined.split(",").includes(name));
      setParams(new URLSearchParams([...rest, ...Object.entries(next).flatMap(([name, all]) => all.map((value) => [name, value]))] as [string, string][]), { replace: true });
    };
    return {
      values,
      one: (name) => values[name]?.[0],
      many: (name) => (values[name] ? [...values[name]] : undefined),
      set: (name, next) => write({ ...values, [name]: next }),
      clear: () => write({}),
      text: new URLSearchParams(Object.entries(values).flatMap(([name, all]) => all.map((value) => [name, value]))).toString(),
      load: (text) => write(readParams(new URLSearchParams(text), joined.split(","))),
    };
  }, [params, setParams, joined]);
};

export interface UrlSort<S extends string> {
  readonly sort: S;
  readonly order: "asc" | "desc";
  readonly setSort: (field: string, order: "asc" | "desc") => void;
}

/** Keeps the order of a list in the address 排序; what the address does not know sorts by `fallback`. */
export const useUrlSort = <S extends string>(sorts: readonly S[], fallback: S, first: "asc" | "desc" = "asc"): UrlSort<S> => {
  const [params, setParams] = useSearchParams();
  const order = params.get("order");
  return {
    sort: sorts.find((one) => one === params.get("sort")) ?? fallback,
    order: order === "asc" || order === "desc" ? order : first,
    setSort: (field, next) => {
      params.set("sort", field);
      params.set("order", next);
      setParams(params, { replace: true });
    },
  };
};
