type Json = Record<string, unknown>;
interface Operation {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly { name: string; in: string; required: boolean }[];
  readonly requestBody?: unknown;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

const row = (method: string, path: string, { summary, parameters, requestBody }: Operation): string => {
  const names = parameters.map((it) => `<code>${escape(it.name)}${it.required ? "" : "?"}</code>`).join(" ");
  return `<tr><td><b class="${method}">${method.toUpperCase()}</b></td><td><code>${escape(path)}</code></td><td>${escape(summary)}</td><td>${names}${requestBody ? " <i>请求体</i>" : ""}</td></tr>`;
};

/** The API for people: every endpoint by noun, without any script. */
export const apiPage = (document: Json): string => {
  const operations = Object.entries(document["paths"] as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ tag: operation.tags[0] ?? "", html: row(method, path, operation) }))
  );
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const sections = tags
    .map((tag) => `<h2>${escape(tag)}</h2><table><tr><th>方法</th><th>路径</th><th>说明</th><th>参数</th></tr>${operations.filter((it) => it.tag === tag).map(({ html }) => html).join("")}</table>`)
    .join("");
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>阳光餐饮智慧共治系统 接口</title><style>
body{font:14px/1.7 system-ui,sans-serif;color:#1C2733;background:#F6F7F9;max-width:1160px;margin:32px auto;padding:0 24px}
table{border-collapse:collapse;width:100%;background:#fff;border:1px solid #E4E8EC}td,th{border-bottom:1px solid #E4E8EC;padding:8px 12px;text-align:left;vertical-align:top}
th{color:#5B6876;font-weight:500}code{background:#F6F7F9;padding:1px 4px;border-radius:4px}b{display:inline-block;min-width:56px}.get{color:#2563A8}.post{color:#0F7B5F}.delete{color:#C53A32}.put,.patch{color:#8a5a10}i{color:#5B6876}
</style><h1>阳光餐饮智慧共治系统 接口</h1><p>机器可读的定义：<a href="/openapi.json">/openapi.json</a>（OpenAPI 3.1，由接口契约生成）。</p>${sections}</html>`;
};
