import { generateSecret, generateURI, verifySync } from "otplib";

const STEP_SECONDS = 30;

export const newTotpSecret = (): string => generateSecret();

/** What an authenticator app scans 动态验证码二维码. */
export const otpauthUrl = (secret: string, login: string, issuer: string): string => generateURI({ issuer, label: login, secret });

/** The time step that a code belongs to, one step early or late allowed; null for a wrong code. */
export const stepOfCode = (secret: string, code: string, now: Date): number | null => {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : null;
};
