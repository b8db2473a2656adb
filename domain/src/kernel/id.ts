import * as z from "zod";

/** Crockford alphabet in lower case: no i, l, o, u, so that a code can be read aloud. */
export const ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Characters of an id that leaves the server: 80 bits, not guessable. */
export const ID_LENGTH = 16;

/** Id of a record 编号 outside the server. */
export const IdSchema = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/, "编号格式不正确");

/** Turns random bytes into an id or code; five bits of each byte are used. */
export const idFromBytes = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => ID_ALPHABET[byte & 31]).join("");

/** Characters of a checkout code 收银码: 50 bits, looked up on the server and revocable. */
export const CODE_LENGTH = 10;
export const CodeSchema = z.string().regex(/^[0-9a-hjkmnp-tv-z]{10}$/, "二维码内容不正确");
