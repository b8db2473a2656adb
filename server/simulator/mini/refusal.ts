import type * as z from "zod";

/** The mini-program platform says no: HTTP 200 with an error code. */
export class MiniRefusal extends Error {
  constructor(
    readonly errcode: number,
    message: string
  ) {
    super(message);
    this.name = "MiniRefusal";
  }
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new MiniRefusal(47001, "data format error");
  }
};

/** Reads a body; a wrong one is answered with the error code that this interface gives. */
export const readBody = <Schema extends z.ZodType>(schema: Schema, body: string, errcode = 47001): z.output<Schema> => {
  const read = schema.safeParse(parse(body));
  if (!read.success) throw new MiniRefusal(errcode, `invalid ${read.error.issues[0]?.path.join(".") ?? "data"}`);
  return read.data;
};
