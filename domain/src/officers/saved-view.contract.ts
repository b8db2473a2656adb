import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";

/** Lists whose filters can be kept under a name 常用筛选. */
export const SAVED_VIEW_LISTS = ["establishments", "inspections", "payments", "complaints", "rectifications", "dispatches"] as const;

const SavedViewSchema = z.strictObject({
  id: IdSchema,
  list: z.enum(SAVED_VIEW_LISTS),
  name: z.string(),
  /** The list's query string without paging. */
  query: z.string(),
});

export const savedViewApi = {
  list: endpoint({
    method: "GET",
    path: "/saved-views",
    summary: "我的常用筛选",
    input: z.strictObject({ list: z.enum(SAVED_VIEW_LISTS) }),
    output: z.strictObject({ rows: z.array(SavedViewSchema) }),
  }),
  save: endpoint({
    method: "POST",
    path: "/saved-views",
    summary: "保存当前筛选；同名的被替换",
    input: z.strictObject({ list: z.enum(SAVED_VIEW_LISTS), name: z.string().trim().min(1, "请填写名称").max(20), query: z.string().max(1000) }),
    output: SavedViewSchema,
  }),
  remove: endpoint({ method: "DELETE", path: "/saved-views/:id", summary: "删除常用筛选", input: z.strictObject({ id: IdSchema }), output: z.strictObject({ done: z.literal(true) }) }),
};
