import { createCipheriv } from "node:crypto";
import { issueCertificate } from "../../../../simulator/certificate";
import { PayOutcomeUnknown, PaySecurityError } from "../pay-errors";
import { publishedCertificates } from "../platform-certificates";

const KEY = "0123456789abcdef0123456789abcdef";
const NONCE = "abcdefghijkl";
const NOW = new Date("2026-09-01T00:00:00Z");
const { certificatePem, serial } = issueCertificate("Platform", NOW);

const listOf = (serialNumber: string) => {
  const cipher = createCipheriv("aes-256-gcm", KEY, NONCE).setAAD(Buffer.from("certificate"));
  const ciphertext = Buffer.concat([cipher.update(certificatePem), cipher.final(), cipher.getAuthTag()]).toString("base64");
  return { data: [{ serial_no: serialNumber, encrypt_certificate: { ciphertext, associated_data: "certificate", nonce: NONCE } }] };
};

describe("the list of platform certificates", () => {
  it("gives each certificate with its key, its serial and its end", () => {
    expect(publishedCertificates(listOf(serial.toLowerCase()), KEY, NOW)).toEqual([
      { serial, publicKey: expect.anything() as unknown, expiresAt: new Date(NOW.getTime() + 5 * 365 * 86_400_000) },
    ]);
  });

  it("leaves out what has expired", () => {
    expect(publishedCertificates(listOf(serial), KEY, new Date("2031-09-01T00:00:00Z"))).toEqual([]);
  });

  it("is refused when a certificate is passed off under another serial", () => {
    expect(() => publishedCertificates(listOf("F".repeat(40)), KEY, NOW)).toThrow(PaySecurityError);
  });

  it("is refused when it was encrypted with another key", () => {
    expect(() => publishedCertificates(listOf(serial), "k".repeat(32), NOW)).toThrow(PaySecurityError);
  });

  it.each([undefined, {}, { data: "none" }, { data: [{ serial_no: serial }] }])("tells nothing when it is %j", (answer) => {
    expect(() => publishedCertificates(answer, KEY, NOW)).toThrow(PayOutcomeUnknown);
  });
});
