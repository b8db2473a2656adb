import { X509Certificate } from "node:crypto";
import * as z from "zod";
import { PayOutcomeUnknown, PaySecurityError } from "./pay-errors";
import type { PlatformCertificate } from "./platform-keys";
import { openSealed } from "./sealed-content";

const PublishedSchema = z.object({
  data: z.array(
    z.object({
      serial_no: z.string(),
      encrypt_certificate: z.object({ ciphertext: z.string(), associated_data: z.string(), nonce: z.string() }),
    })
  ),
});

/**
 * Reads the answer of `/v3/certificates` 平台证书列表. What proves a certificate is that it was encrypted with our
 * APIv3 key; serial and validity are therefore taken from the certificate itself, not from the text around it.
 */
export const publishedCertificates = (answer: unknown, apiV3Key: string, now: Date): PlatformCertificate[] => {
  const published = PublishedSchema.safeParse(answer);
  if (!published.success) throw new PayOutcomeUnknown("the list of platform certificates cannot be read", { cause: published.error });
  return published.data.data
    .map(({ serial_no, encrypt_certificate }) => {
      const certificate = new X509Certificate(openSealed(encrypt_certificate, apiV3Key));
      const serial = certificate.serialNumber.toUpperCase();
      if (serial !== serial_no.toUpperCase()) throw new PaySecurityError(`a platform certificate was published as ${serial_no} but is ${serial}`);
      return { serial, publicKey: certificate.publicKey, expiresAt: new Date(certificate.validTo) };
    })
    .filter(({ expiresAt }) => expiresAt > now);
};
