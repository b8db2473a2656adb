import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import { renameMemberships } from "./account.queries";

export const accountSubscribers = (): Subscriber[] => [
  subscriber({
    name: "accounts.shop-names",
    on: ["establishment.updated.v1"],
    handle: ({ establishment }) => renameMemberships([establishment]),
  }),
];
