import { createCipheriv } from "node:crypto";
import * as fc from "fast-check";
import { PaySecurityError } from "../pay-errors";
import { openSealed, type SealedContent } from "../sealed-content";

const KEY = "0123456789abcdef0123456789abcdef";
const NONCE = "abcdefghijkl";

const seal = (plain: string, associatedData: string): SealedContent => {
  const cipher = createCipheriv("aes-256-gcm", KEY, NONCE).setAAD(Buffer.from(associatedData));
  const ciphertext = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: ciphertext.toString("base64"), associated_data: associatedData, nonce: NONCE };
};

describe("sealed content", () => {
  it("opens to what was sealed", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (plain, associatedData) => {
        expect(openSealed(seal(plain, associatedData), KEY)).toEqual(Buffer.from(plain));
      })
    );
  });

  it("does not open when any single bit was flipped, also in the tag", () => {
    const sealed = seal('{"amount":{"total":1}}', "transaction");
    const size = Buffer.from(sealed.ciphertext, "base64").length;
    fc.assert(
      fc.property(fc.nat(size - 1), fc.nat(7), (at, bit) => {
        const bytes = Buffer.from(sealed.ciphertext, "base64");
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(() => openSealed({ ...sealed, ciphertext: bytes.toString("base64") }, KEY)).toThrow(PaySecurityError);
      })
    );
  });

  it.each([
    ["another key", seal("x", "a"), "k".repeat(32)],
    ["another context", { ...seal("x", "a"), associated_data: "b" }, KEY],
    ["no context", { ...seal("x", "a"), associated_data: undefined }, KEY],
    ["another nonce", { ...seal("x", "a"), nonce: "lkjihgfedcba" }, KEY],
    ["an empty nonce", { ...seal("x", "a"), nonce: "" }, KEY],
    ["nothing but a tag", { ...seal("x", "a"), ciphertext: Buffer.alloc(16).toString("base64") }, KEY],
    ["nothing", { ...seal("x", "a"), ciphertext: "" }, KEY],
  ])("does not open with %s", (_what, sealed, key) => {
    expect(() => openSealed(sealed, key)).toThrow(PaySecurityError);
  });
});
