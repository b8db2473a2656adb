import * as z from "zod";
import { ERROR_STATUS } from "@sunshine/domain/kernel/errors";
import { API_PREFIX, type Endpoint } from "@sunshine/domain/kernel/endpoint";

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const json = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" }) as Json;
  // The document as a whole says which dialect it speaks.
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== "$schema"));
};

const parametersOf = ({ path, method, consumes, repeat }: Endpoint, schema: Json): Json[] => {
  const properties = (schema["properties"] ?? {}) as Record<string, Json>;
  const required = new Set((schema["required"] ?? []) as string[]);
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, name]) => name!));
  const inQuery = method === "GET" || consumes ? Object.keys(properties).filter((name) => !inPath.has(name)) : [];
  return [
    ...[...inPath].map((name) => ({ name, in: "path", required: true, schema: properties[name] ?? {} })),
    ...inQuery.map((name) => ({ name, in: "query", required: required.has(name), schema: properties[name] ?? {} })),
    ...(repeat === "key" ? [{ name: "Idempotency-Key", in: "header", required: true, schema: { type: "string" }, description: "重复提交时使用同一编号" }] : []),
  ];
};

const bodyOf = ({ path, method, consumes }: Endpoint, schema: Json): Json | undefined => {
  if (consumes) return { required: true, content: Object.fromEntries(consumes.map((type) => [type, { schema: { type: "string", format: "binary" } }])) };
  if (method === "GET") return undefined;
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, name]) => name!));
  const properties = Object.entries((schema["properties"] ?? {}) as Json).filter(([name]) => !inPath.has(name));
  const required = ((schema["required"] ?? []) as string[]).filter((name) => !inPath.has(name));
  return { required: required.length > 0, content: { "application/json": { schema: { ...schema, properties: Object.fromEntries(properties), required } } } };
};

/** "payments.place": the module and the name of the endpoint in it. */
export const operationIdOf = (module: string, name: string): string => (name.startsWith(`${module}.`) ? name : `${module}.${name}`);

const operationOf = (tag: string, name: string, endpoint: Endpoint): Json => {
  const input = schemaOf(endpoint.input, "input");
  const body = bodyOf(endpoint, input);
  const content = endpoint.produces
    ? Object.fromEntries(endpoint.produces.map((type) => [type, { schema: { type: "string", format: "binary" } }]))
    : { "application/json": { schema: schemaOf(endpoint.output, "output") } };
  return {
    operationId: operationIdOf(tag, name),
    tags: [tag],
    summary: endpoint.summary,
    parameters: parametersOf(endpoint, input),
    ...(body && { requestBody: body }),
    responses: { 200: { description: "成功", content }, default: { $ref: "#/components/responses/Error" } },
  };
};

const ERROR_SCHEMA = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "fields", "requestId"],
      properties: {
        code: { type: "string", enum: Object.keys(ERROR_STATUS) },
        message: { type: "string" },
        fields: { type: "array", items: { type: "object", properties: { path: { type: "string" }, message: { type: "string" } } } },
        requestId: { type: "string" },
        retryAfter: { type: "integer" },
      },
    },
  },
};

/** OpenAPI 3.1 of every mounted endpoint, made from the contracts. */
export const openApiOf = (modules: readonly { name: string; endpoints: Readonly<Record<string, Endpoint>> }[], serverUrl: string): Json => {
  const paths: Record<string, Json> = {};
  for (const { name: tag, endpoints } of modules) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(tag, name, endpoint) };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "阳光餐饮智慧共治系统 API", version: "1.0.0", description: "由接口契约生成。写入类接口按 Idempotency-Key 去重；错误体统一为 { error: { code, message, fields, requestId } }。" },
    servers: [{ url: serverUrl + API_PREFIX }],
    paths,
    components: { responses: { Error: { description: "错误", content: { "application/json": { schema: ERROR_SCHEMA } } } } },
  };
};
