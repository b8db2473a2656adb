/** What every TypeScript file obeys. */
export const commonRules = {
  "max-lines": ["error", 250],
  "max-lines-per-function": ["error", 60],
  complexity: ["error", 10],
  "import-x/no-cycle": "error",
  "import-x/no-default-export": "error",
  "@typescript-eslint/consistent-type-imports": "error",
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/require-await": "off",
  "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
};

/** The law and the contracts read no clock and draw no chance: both are arguments. */
export const pureRules = {
  "no-restricted-syntax": [
    "error",
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Take `now` as a parameter." },
    { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "Take `now` as a parameter." },
    { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: "Take the chance as a parameter." },
  ],
};
