"use strict";
const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

/** Before all suites: a folder in which the first journey that needs a county puts it, and from which the others take it. */
module.exports = async () => {
  process.env["E2E_SHARED"] = mkdtempSync(join(tmpdir(), "sunshine-e2e-shared-"));
};
