"use strict";
const path = require("node:path");

/** Tests of domain, config and server; the clients and the journeys have their own commands. */
module.exports = {
  rootDir: path.resolve(__dirname, "../.."),
  testEnvironment: "node",
  roots: ["<rootDir>/domain", "<rootDir>/config", "<rootDir>/server", "<rootDir>/bench", "<rootDir>/admin-web", "<rootDir>/miniprogram"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["/dist/"],
  transform: {
    "^.+\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          target: "es2022",
          transform: { useDefineForClassFields: true, react: { runtime: "automatic" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  // Published as ES modules only; of @ant-design/colors that part which the icons ask for.
  transformIgnorePatterns: ["/node_modules/(?!(otplib|@otplib|@scure|@noble|csv-parse|@ant-design/colors)/)"],
  setupFiles: ["<rootDir>/config/jest/setup.cjs"],
  testTimeout: 60_000,
  // Two at once on the smallest machine; a worker that has grown large is begun anew.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1GB",
  // A library's idle timer must not hold a finished run; what a stop must let go of has tests of its own.
  forceExit: true,
  reporters: ["default", "<rootDir>/config/jest/summary-reporter.cjs"],
};
