import type { Actor, MemberActor, OfficerActor } from "@sunshine/domain/accounts/actor";

const officer = (officerId: number, role: OfficerActor["role"], towns: readonly string[] | null): OfficerActor => ({
  kind: "officer", officerId, sessionId: 1000 + officerId, role, name: `测试员${officerId}`, towns,
});
const member = (accountId: number, memberships: MemberActor["memberships"]): MemberActor => ({ kind: "member", accountId, sessionId: 2000 + accountId, memberships });

/** Towns that the actors below have and have not. */
export const OWN_TOWN = "330127100";
export const OTHER_TOWN = "330127108";

/** One of every kind, relative to the establishment with internal id `establishmentId` in OWN_TOWN. */
export const actorsAround = (establishmentId: number) =>
  ({
    administrator: officer(1, "administrator", null),
    bureauOfficer: officer(2, "bureau_officer", null),
    stationOfficer: officer(3, "station_officer", [OWN_TOWN]),
    otherStationOfficer: officer(4, "station_officer", [OTHER_TOWN]),
    commandOperator: officer(5, "command_operator", null),
    owner: member(11, [{ establishmentId, role: "owner" }]),
    safetyOfficer: member(12, [{ establishmentId, role: "safety_officer" }]),
    otherOwner: member(13, [{ establishmentId: establishmentId + 1_000_000, role: "owner" }]),
    diner: member(14, []),
    anonymous: { kind: "anonymous" },
  }) satisfies Record<string, Actor>;

export type ActorName = keyof ReturnType<typeof actorsAround>;
