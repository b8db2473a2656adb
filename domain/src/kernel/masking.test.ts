import fc from "fast-check";
import { maskName, maskPhone } from "./masking";

test.each([
  ["13812341234", "138****1234"],
  ["0571-64812345", "****45"],
  ["648123", "****23"],
  ["64812", "****"],
  ["7", "****"],
  ["", "****"],
])("the number %j is shown as %j", (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test.each([
  ["张小红", "张**"],
  ["欧阳锋", "欧**"],
  ["李", "李*"],
  ["𠮷田", "𠮷*"],
  ["", "*"],
])("the name %j is shown as %j", (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test("at most seven digits of a mobile number are ever shown, and never the middle", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1\d{10}$/), (phone) => {
      expect(maskPhone(phone).replace(/\D/g, "")).toBe(phone.slice(0, 3) + phone.slice(7));
    })
  );
});

test("of whatever is typed as a number, at most two signs are shown where it is no mobile number", () => {
  fc.assert(
    fc.property(fc.string().filter((text) => !/^\d{11}$/.test(text)), (text) => {
      const shown = maskPhone(text);
      expect(shown).toBe(text.length < 6 ? "****" : `****${text.slice(-2)}`);
    })
  );
});

test("of a name only the first character is shown", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => expect(Array.from(maskName(name)).slice(1).every((sign) => sign === "*")).toBe(true)));
});
