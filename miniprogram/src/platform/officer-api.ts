import { accountApi, type Me } from "@sunshine/domain/accounts/account.contract";
import { createCaller, type Transport } from "@sunshine/domain/kernel/client";
import { readAnswer, ConnectionError } from "./answer";
import { absoluteUrl, checked } from "./api";
import { sendWire } from "./transport";

let csrf: string | null = null;

/** Officers' sessions are in a cookie that scripts cannot read; writes prove with this that they come from our page. */
const sendAsOfficer: Transport = async (request) => {
  const headers = { ...request.headers, ...(csrf && request.method !== "GET" ? { "x-csrf-token": csrf } : {}) };
  const answer = await sendWire({ ...request, url: absoluteUrl(request.url), headers, session: "cookie" }).catch(() => {
    throw new ConnectionError();
  });
  return readAnswer(answer);
};

/** For officers 监管人员 in a browser, who share the session of the console. */
export const officerApi = checked(createCaller(sendAsOfficer));

type Officer = Extract<Me, { kind: "officer" }>;
const officerIn = (me: Me): Officer | null => (me.kind === "officer" ? me : null);

/** The officer who is signed in in this browser, or null. */
export const readOfficer = async (): Promise<Officer | null> => {
  const { me, csrfToken } = await officerApi(accountApi.me, {});
  csrf = csrfToken ?? csrf;
  return officerIn(me);
};

export const signInOfficer = async (given: { login: string; password: string; totp?: string }): Promise<Officer | null> => {
  const { me, csrfToken } = await officerApi(accountApi.signInByPassword, given);
  csrf = csrfToken ?? null;
  return officerIn(me);
};

export const signOutOfficer = async (): Promise<void> => {
  await officerApi(accountApi.signOut, {});
  csrf = null;
};
