import { IdSchema } from "../kernel/id";

/** Minutes for which a PC waits to be signed in 扫码登录有效期. */
export const PC_SIGN_IN_MINUTES = 2;

const PREFIX = "sunshine-pc-sign-in:";

/** What the QR on the PC says; it holds the ticket and not the secret, so whoever photographs it gains nothing. */
export const pcScanText = (ticket: string): string => PREFIX + ticket;

/** The ticket in a scanned text; null when it is something else. */
export const ticketOfScan = (text: string): string | null => {
  const ticket = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : "";
  return IdSchema.safeParse(ticket).success ? ticket : null;
};
