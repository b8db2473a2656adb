"use strict";
const base = require("../../config/jest/jest.config.cjs");

/** The built mini-program, run outside WeChat. Build it first: npm run build:weapp --workspace miniprogram. */
module.exports = { ...base, roots: ["<rootDir>/e2e/weapp"], testTimeout: 30_000 };
