import { addIndexes, type Migration } from "../src/platform/db/schema";

/** The inbox counts requests for a longer limit among the open cases; without this it reads every open case for it. */
export const indexExtensionRequests: Migration = {
  name: "20261126-23-index-extension-requests",
  up: (context) => addIndexes(context, "complaint_cases", [{ fields: ["extension_state", "deadline_on", "town_code"] }]),
};
