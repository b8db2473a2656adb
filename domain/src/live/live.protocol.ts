import * as z from "zod";

/** Where a WebSocket is opened; the session travels in the cookie or in the first message. */
export const LIVE_PATH = "/api/v1/live";

/**
 * What a client says, first of all `hello`. `shop` asks to hear the public news of one shop.
 * `after` is the id of the last push heard; the server sends what came since.
 */
export const ClientMessageSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("hello"), token: z.string().max(200).optional(), after: z.number().int().min(0).optional(), shops: z.array(z.string().max(32)).max(20).optional() }),
  z.strictObject({ type: z.literal("watch"), shops: z.array(z.string().max(32)).max(20) }),
  z.strictObject({ type: z.literal("ping") }),
]);
export type ClientMessage = z.output<typeof ClientMessageSchema>;

/** What the server says. `gap` means too much was missed: reload instead of resuming. */
export type ServerMessage =
  | { readonly type: "ready"; readonly cursor: number; readonly gap: boolean }
  | { readonly type: "push"; readonly id: number; readonly name: string; readonly at: string; readonly data: Record<string, unknown> }
  | { readonly type: "pong" }
  | { readonly type: "signed_out" };
