import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ESLint } from "eslint";
import { at, root } from "./paths.mjs";

// Proves that the architecture rules bite: plants one violation of each and demands the report.
const long = Array.from({ length: 260 }, (_, line) => `export const line${line} = ${line};`).join("\n");
const plants = [
  { rule: "import-x/no-restricted-paths", file: "domain/src/kernel/planted.ts", code: 'import { randomIds } from "../../../server/src/platform/crypto/ids";\nexport const planted = randomIds;\n' },
  { rule: "import-x/no-restricted-paths", file: "server/src/platform/http/planted.ts", code: 'import { audits } from "../../modules/audits";\nexport const planted = audits;\n' },
  { rule: "import-x/no-restricted-paths", file: "server/src/modules/audits/planted.ts", code: 'import { initEstablishment } from "../establishments/establishment.model";\nexport const planted = initEstablishment;\n' },
  { rule: "import-x/no-restricted-paths", file: "admin-web/src/platform/planted.ts", code: 'import { Face } from "../ui/Face";\nexport const planted = Face;\n' },
  { rule: "no-restricted-syntax", file: "domain/src/kernel/planted-clock.ts", code: "export const planted = (): number => Date.now();\n" },
  { rule: "no-restricted-syntax", file: "domain/src/kernel/planted-date.ts", code: "export const planted = (): Date => new Date();\n" },
  { rule: "max-lines", file: "domain/src/kernel/planted-long.ts", code: `${long}\n` },
  { rule: "import-x/no-default-export", file: "domain/src/kernel/planted-default.ts", code: "const planted = 1;\nexport default planted;\n" },
  { rule: "@typescript-eslint/no-explicit-any", file: "domain/src/kernel/planted-any.ts", code: "export const planted = (given: any): unknown => given;\n" },
  { rule: "@typescript-eslint/no-floating-promises", file: "server/src/platform/planted-promise.ts", code: "const work = async (): Promise<void> => undefined;\nexport const planted = (): void => {\n  work();\n};\n" },
  { rule: "import-x/no-cycle", file: "domain/src/kernel/planted-one.ts", code: 'import { two } from "./planted-two";\nexport const one = (): number => two() + 1;\n' },
  { rule: null, file: "domain/src/kernel/planted-two.ts", code: 'import { one } from "./planted-one";\nexport const two = (): number => one() - 1;\n' },
];

const clean = () => plants.forEach(({ file }) => rmSync(at(file), { force: true }));
let silent = [];
try {
  for (const { file, code } of plants) {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), code);
  }
  const results = await new ESLint({ cwd: root }).lintFiles(plants.map(({ file }) => file));
  silent = plants.filter(({ rule, file }) => rule !== null && !results.find(({ filePath }) => filePath === at(file))?.messages.some(({ ruleId }) => ruleId === rule));
} finally {
  clean();
}
for (const { rule, file } of silent) process.stdout.write(`planted but not reported: ${rule} in ${file}\n`);
const planted = plants.filter(({ rule }) => rule !== null).length;
process.stdout.write(`${planted - silent.length} passed, ${silent.length} failed, 0 skipped\n`);
process.exitCode = silent.length > 0 ? 1 : 0;
