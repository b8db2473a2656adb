import { readFileSync } from "node:fs";
import ts from "typescript";

/** Names of every method of `wx`, read from WeChat's own typings; Taro takes only what `wx` enumerates. */
export const wxNames = (): string[] => {
  const file = require.resolve("miniprogram-api-typings/types/wx/lib.wx.api.d.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === "Wx")
      for (const member of node.members) if (ts.isMethodSignature(member) && ts.isIdentifier(member.name)) names.add(member.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...names];
};
