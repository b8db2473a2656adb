import { isMember, isOfficer, type Actor, type MemberActor, type OfficerActor } from "@sunshine/domain/accounts/actor";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { anyone, nothing, route, type RequestInfo } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { recordAudit } from "../audits";
import { beginSecondFactor, changePassword, confirmSecondFactor, ownBinding, resumeOfficer, signInOfficer, unbindOwn } from "../officers";
import { endSessionOfSecret, endSessionRows, findOpenSession, openSessionsOf, type OpenedSession, type Person } from "../sessions";
import { presentMe, presentMember } from "./account.presenter";
import { deviceName } from "./device-name";
import { openidOfCode, signInByWechat } from "./operations/sign-in-by-wechat";

const SIGN_IN_LIMIT = { max: 60, perSeconds: 60, by: "address" } as const;
/** Many phones share one address of a mobile network. */
const WECHAT_LIMIT = { max: 600, perSeconds: 60, by: "address" } as const;
const CODE_LIMIT = { max: 20, perSeconds: 60, by: "actor" } as const;

const done = { done: true as const };
const isSomebody = (actor: Actor): boolean => isMember(actor) || isOfficer(actor);
const asOfficer = (actor: Actor): OfficerActor => actor as OfficerActor;

const personOf = (actor: Actor): Person => (isOfficer(actor) ? { kind: "officer", id: actor.officerId } : { kind: "member", id: (actor as MemberActor).accountId });

/** A session in a cookie needs the token that proves a write to come from our own page. */
export const csrfOf = ({ sealing }: Pick<Services, "sealing">, secret: string): string => sealing.digest(secret, "csrf");
const isCookieSession = ({ sessionSecret, header }: RequestInfo): boolean => sessionSecret !== undefined && header("authorization") === undefined;

const signingIn = (services: Services) => ({
  me: route(accountApi.me, {
    subject: nothing,
    allow: anyone,
    whileRestricted: true,
    run: async ({ actor, request }) => ({
      me: await presentMe(services, actor),
      ...(isSomebody(actor) && isCookieSession(request) && { csrfToken: csrfOf(services, request.sessionSecret!) }),
    }),
  }),
  signInByWechat: route(accountApi.signInByWechat, {
    subject: nothing,
    allow: anyone,
    transaction: "own",
    limit: WECHAT_LIMIT,
    run: async ({ input, request }) => {
      const { secret, account } = await signInByWechat(services, input.code, deviceName(request.userAgent));
      return { token: secret, me: await presentMember(services, account) };
    },
  }),
  signInByPassword: route(accountApi.signInByPassword, {
    subject: nothing,
    allow: anyone,
    transaction: "own",
    limit: SIGN_IN_LIMIT,
    whileRestricted: true,
    run: async ({ input, request }) => {
      const { secret, session } = await signInOfficer(services, { ...input, device: deviceName(request.userAgent) });
      request.setSessionCookie(secret);
      return { csrfToken: csrfOf(services, secret), me: await presentMe(services, { ...session.actor, sessionId: Number(session.id) }) };
    },
  }),
  signOut: route(accountApi.signOut, {
    subject: nothing,
    allow: anyone,
    whileRestricted: true,
    run: async ({ request }) => {
      if (request.sessionSecret !== undefined) await endSessionOfSecret(request.sessionSecret, services.clock.now());
      request.setSessionCookie(null);
      return done;
    },
  }),
});

/** The bearer of an officer's phone, beside that of the diner who may use the same one. */
const phoneSession = async (services: Services, { secret, session }: OpenedSession) => ({
  token: secret,
  me: await presentMe(services, { ...session.actor, sessionId: Number(session.id) }),
});

const officersPhone = (services: Services) => ({
  signInOfficerOnPhone: route(accountApi.signInOfficerOnPhone, {
    subject: nothing,
    allow: anyone,
    transaction: "own",
    limit: SIGN_IN_LIMIT,
    whileRestricted: true,
    run: async ({ input: { code, ...credentials }, request }) => {
      const openid = await openidOfCode(services, code);
      return phoneSession(services, await signInOfficer(services, { ...credentials, openid, device: deviceName(request.userAgent) }));
    },
  }),
  resumeOfficer: route(accountApi.resumeOfficer, {
    subject: nothing,
    allow: anyone,
    transaction: "own",
    limit: WECHAT_LIMIT,
    whileRestricted: true,
    run: async ({ input, request }) => {
      const opened = await resumeOfficer(services, await openidOfCode(services, input.code), deviceName(request.userAgent));
      return opened ? { state: "signed_in" as const, session: await phoneSession(services, opened) } : { state: "unbound" as const };
    },
  }),
  wechatBinding: route(accountApi.wechatBinding, { subject: nothing, allow: isOfficer, run: ({ actor }) => ownBinding(asOfficer(actor).officerId) }),
  unbindWechat: route(accountApi.unbindWechat, {
    subject: nothing,
    allow: isOfficer,
    whileRestricted: true,
    run: async ({ actor }) => {
      await unbindOwn(services, asOfficer(actor));
      return done;
    },
  }),
});

const ownPassword = (services: Services) => ({
  changePassword: route(accountApi.changePassword, {
    subject: nothing,
    allow: isOfficer,
    transaction: "own",
    limit: CODE_LIMIT,
    whileRestricted: true,
    run: async ({ actor, input }) => {
      await changePassword(services, asOfficer(actor), input.current, input.next);
      return done;
    },
  }),
  beginSecondFactor: route(accountApi.beginSecondFactor, { subject: nothing, allow: isOfficer, run: ({ actor }) => beginSecondFactor(services, asOfficer(actor)) }),
  confirmSecondFactor: route(accountApi.confirmSecondFactor, {
    subject: nothing,
    allow: isOfficer,
    limit: CODE_LIMIT,
    run: async ({ actor, input }) => {
      await confirmSecondFactor(services, asOfficer(actor), input.totp);
      return done;
    },
  }),
});

const devices = (services: Services) => ({
  sessions: route(accountApi.sessions, {
    subject: nothing,
    allow: isSomebody,
    whileRestricted: true,
    run: async ({ actor }) => {
      const current = (actor as OfficerActor | MemberActor).sessionId;
      const rows = await openSessionsOf(personOf(actor), services.clock.now());
      return {
        rows: rows.map(({ id, publicId, device, createdAt, lastSeenAt }) => ({
          id: publicId, device, createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(), current: Number(id) === current,
        })),
      };
    },
  }),
  revokeSession: route(accountApi.revokeSession, {
    // Somebody else's device is not found rather than forbidden.
    subject: async ({ id }, actor) => (isSomebody(actor) ? findOpenSession(personOf(actor), id) : {}),
    allow: isSomebody,
    whileRestricted: true,
    run: async ({ actor, subject, input }) => {
      const now = services.clock.now();
      if ("id" in subject) await endSessionRows([Number(subject.id)], now);
      await recordAudit({ actor, act: "session.revoked", subject: `session:${input.id}` }, now);
      return done;
    },
  }),
});

/** Signing in and out, one's own password, second factor and devices. */
export const personalRoutes = (services: Services) => ({ ...signingIn(services), ...officersPhone(services), ...ownPassword(services), ...devices(services) });
