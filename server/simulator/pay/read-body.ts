import type * as z from "zod";
import { Refusal } from "./refusal";

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, "PARAM_ERROR", "请求不是JSON");
  }
};

/** Reads a request body the way WeChat Pay does: the first wrong parameter is named. */
export const readBody = <Schema extends z.ZodType>(schema: Schema, body: string): z.output<Schema> => {
  const read = schema.safeParse(parse(body));
  if (!read.success) throw new Refusal(400, "PARAM_ERROR", `参数错误: /${read.error.issues[0]?.path.join("/") ?? ""}`);
  return read.data;
};
