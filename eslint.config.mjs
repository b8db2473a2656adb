import tseslint from "typescript-eslint";
import importX from "eslint-plugin-import-x";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { commonRules, pureRules } from "./config/eslint/rules.mjs";
import { zones } from "./config/eslint/zones.mjs";

const sources = ["**/*.ts", "**/*.tsx"];
const tests = ["**/*.test.ts", "**/*.test.tsx", "**/tests/**", "server/src/testing/**", "e2e/**", "bench/**"];

export default tseslint.config(
  { ignores: ["**/node_modules/**", "**/dist/**", ".cache/**", ".data/**", "**/*.cjs", "**/*.mjs", "**/*.js"] },
  ...tseslint.configs.recommendedTypeChecked.map((preset) => ({ ...preset, files: sources })),
  {
    files: sources,
    languageOptions: {
      parserOptions: { project: ["./tsconfig.json", "./admin-web/tsconfig.json", "./miniprogram/tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts", ".tsx"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
      "import-x/resolver-next": [createTypeScriptImportResolver({ project: ["./tsconfig.json", "./admin-web/tsconfig.json", "./miniprogram/tsconfig.json"] })],
    },
    rules: { ...commonRules, "import-x/no-restricted-paths": ["error", { zones }] },
  },
  { files: ["domain/src/**/*.ts"], rules: pureRules },
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": ["error", 80] } },
  // Taro finds pages and configurations by their default export.
  { files: ["miniprogram/src/pages/**/*.tsx", "miniprogram/src/packages/**/*.tsx", "miniprogram/src/app.tsx", "miniprogram/**/*.config.ts", "miniprogram/config/**"], rules: { "import-x/no-default-export": "off" } },
  {
    files: tests,
    rules: {
      "max-lines-per-function": "off",
      "import-x/no-restricted-paths": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  }
);
