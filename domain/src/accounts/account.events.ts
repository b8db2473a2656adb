import * as z from "zod";

export const accountEvents = {
  /** Sessions that are over; open sockets of theirs are closed on every server. */
  "session.revoked.v1": z.strictObject({ sessionIds: z.array(z.number().int()) }),
  /** Somebody on a phone answered a PC that waits to be signed in. */
  "pc_sign_in.answered.v1": z.strictObject({ ticket: z.string(), approved: z.boolean() }),
};
