"use strict";
const { writeSync } = require("node:fs");

/** Prints the closing line "N passed, N failed, N skipped" after jest's own summary. */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.once("exit", () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`));
  }
};
