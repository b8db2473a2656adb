import { createSign, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";

/** A key pair with a certificate in PEM, as WeChat hands them out. */
export interface CertifiedKey {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** 40 upper-case hexadecimal digits, the way WeChat prints them. */
  readonly serial: string;
}

const TAG = { integer: 0x02, bitString: 0x03, nothing: 0x05, oid: 0x06, utf8: 0x0c, utcTime: 0x17, sequence: 0x30, set: 0x31, version: 0xa0 };

const lengthBytes = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
};

/** One ASN.1 value in DER: tag, length, content. */
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthBytes(content.length), content]);
};

const SHA256_WITH_RSA = der(TAG.sequence, der(TAG.oid, Buffer.from("2a864886f70d01010b", "hex")), der(TAG.nothing));
const COMMON_NAME = der(TAG.oid, Buffer.from("550403", "hex"));
const ORGANIZATION = der(TAG.oid, Buffer.from("55040a", "hex"));

const nameOf = (commonName: string): Buffer => {
  const part = (type: Buffer, value: string): Buffer => der(TAG.set, der(TAG.sequence, type, der(TAG.utf8, Buffer.from(value))));
  return der(TAG.sequence, part(COMMON_NAME, commonName), part(ORGANIZATION, "SIMULATOR - NOT TENCENT"));
};

/** "YYMMDDHHMMSSZ"; good until 2049. */
const utcTime = (at: Date): Buffer => der(TAG.utcTime, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));

const toPem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(bytes.toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`;

const DAY_MS = 86_400_000;
const LIFE_DAYS = 5 * 365;

const randomSerial = (): Buffer => {
  const serial = randomBytes(20);
  // A positive number whose first byte is not zero, so that it always prints as 40 digits.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
};

const signed = (publicKey: KeyObject, privateKey: KeyObject, commonName: string, serial: Buffer, now: Date): Buffer => {
  const validity = der(TAG.sequence, utcTime(new Date(now.getTime() - DAY_MS)), utcTime(new Date(now.getTime() + LIFE_DAYS * DAY_MS)));
  const content = der(
    TAG.sequence,
    der(TAG.version, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, serial),
    SHA256_WITH_RSA,
    nameOf(commonName),
    validity,
    nameOf(commonName),
    publicKey.export({ type: "spki", format: "der" })
  );
  const signature = createSign("RSA-SHA256").update(content).sign(privateKey);
  return der(TAG.sequence, content, SHA256_WITH_RSA, der(TAG.bitString, Buffer.from([0]), signature));
};

/** A fresh RSA key with a self-signed X.509 certificate for five years. */
export const issueCertificate = (commonName: string, now: Date): CertifiedKey => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const serial = randomSerial();
  return {
    certificatePem: toPem(signed(publicKey, privateKey, commonName, serial, now)),
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    serial: serial.toString("hex").toUpperCase(),
  };
};
