import type { Method } from "@sunshine/domain/kernel/endpoint";
import { asMember, bearerOf } from "./api";
import { asOfficer } from "./officer-api";
import type { Bearing } from "./transport.types";

/** In whose name something is sent 以谁的身份: one phone may hold a diner and an officer, and their things stay apart. */
export type Sender = "nobody" | "member" | "officer";

export const inNameOf = <T>(sender: Sender, method: Method, run: (bearing: Bearing) => Promise<T>): Promise<T> => {
  if (sender === "officer") return asOfficer(method, run);
  return sender === "nobody" ? run(bearerOf(null)) : asMember((token) => run(bearerOf(token)));
};
