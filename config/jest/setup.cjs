"use strict";
// Deterministic surroundings: no test may depend on where or when it runs.
process.env.TZ = "UTC";
process.env.NODE_ENV = "test";
