import { accountApi } from "@sunshine/domain/accounts/account.contract";
import type { MemberActor, OfficerActor } from "@sunshine/domain/accounts/actor";
import type { LocalHost } from "../src/local-host";
import type { Authenticator } from "../src/platform/http/request-state";

/** A local host that also knows the simulated time. */
export type DemoHost = LocalHost & { readonly now: () => Date };

/** The people who act in the story, each with the rights of their role and no more. */
export interface Cast {
  readonly bureau: OfficerActor;
  readonly command: OfficerActor;
  /** The first officer of the station that covers the town. */
  readonly stationOf: (townCode: string) => OfficerActor;
  /** Signs somebody in by WeChat, with a phone number where one is given. */
  readonly member: (openid: string, phone?: string) => Promise<MemberActor>;
  /** A diner, signed in by WeChat on first use. */
  readonly diner: (number: number) => Promise<MemberActor>;
}

/** WeChat identity of the person in charge of a demo shop. */
export const ownerOpenid = (shop: number): string => `demo-owner-${String(shop + 1).padStart(3, "0")}`;

/** WeChat identity of a demo diner. */
export const dinerOpenid = (number: number): string => `demo-diner-${String(number + 1).padStart(3, "0")}`;

/** Signs somebody in by WeChat: a code from the simulator, then the ordinary way; with a phone where one is given. */
const signInByWechat = async (host: LocalHost, authenticator: Authenticator, openid: string, phone?: string): Promise<MemberActor> => {
  const anonymous = host.as({ kind: "anonymous" });
  const { code } = await anonymous(accountApi.demoWechatCode, { openid });
  const { token } = await anonymous(accountApi.signInByWechat, { code });
  const actorNow = async (): Promise<MemberActor> => {
    const actor = await authenticator.actorOf(token ?? "");
    if (actor.kind !== "member") throw new Error(`${openid} did not sign in`);
    return actor;
  };
  if (phone !== undefined) {
    const given = await anonymous(accountApi.demoPhoneCode, { phone });
    await host.as(await actorNow())(accountApi.givePhone, given);
  }
  return actorNow();
};

/** The story's people: the officers who were enlisted, and diners who sign in when they first eat. */
export const gatherCast = (host: LocalHost, authenticator: Authenticator, officers: readonly OfficerActor[]): Cast => {
  const bureau = officers.find(({ role }) => role === "bureau_officer");
  const command = officers.find(({ role }) => role === "command_operator");
  if (!bureau || !command) throw new Error("nobody was enlisted for the bureau or the centre");
  const teamOf = (townCode: string): OfficerActor[] => officers.filter(({ towns }) => towns?.includes(townCode));
  const diners = new Map<number, Promise<MemberActor>>();
  return {
    bureau, command,
    stationOf: (townCode) => teamOf(townCode)[0] ?? bureau,
    member: (openid, phone) => signInByWechat(host, authenticator, openid, phone),
    diner: (number) => {
      const known = diners.get(number) ?? signInByWechat(host, authenticator, dinerOpenid(number));
      diners.set(number, known);
      return known;
    },
  };
};
