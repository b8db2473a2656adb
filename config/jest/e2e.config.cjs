"use strict";
const base = require("./jest.config.cjs");

/** Journeys over built artefacts and real servers: one after the other, with time to start things. */
module.exports = {
  ...base,
  roots: ["<rootDir>/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  globalSetup: "<rootDir>/e2e/support/shared-folder.cjs",
  globalTeardown: "<rootDir>/e2e/support/shared-folder-end.cjs",
  maxWorkers: 1,
  testTimeout: 120_000,
};
