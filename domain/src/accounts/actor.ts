/** Roles of officers 监管人员角色, from the widest to the narrowest. */
export const OFFICER_ROLES = ["administrator", "bureau_officer", "station_officer", "command_operator"] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];
export const OFFICER_ROLE_LABELS: Record<OfficerRole, string> = {
  administrator: "系统管理员",
  bureau_officer: "县局监管人员",
  station_officer: "市场监管所人员",
  command_operator: "指挥中心值守",
};

/** Roles of people in a shop 单位人员角色. */
export const SHOP_ROLES = ["owner", "safety_officer"] as const;
export type ShopRole = (typeof SHOP_ROLES)[number];
export const SHOP_ROLE_LABELS: Record<ShopRole, string> = { owner: "负责人", safety_officer: "食品安全员" };

/** Somebody who has not signed in. */
export interface AnonymousActor {
  readonly kind: "anonymous";
}

/** A person known by WeChat: a diner, and staff of the shops in `memberships`. */
export interface MemberActor {
  readonly kind: "member";
  readonly accountId: number;
  readonly sessionId: number;
  readonly memberships: readonly { readonly establishmentId: number; readonly role: ShopRole }[];
}

/** A person of the bureau; a station officer sees the towns of the station only. */
export interface OfficerActor {
  readonly kind: "officer";
  readonly officerId: number;
  readonly sessionId: number;
  readonly role: OfficerRole;
  readonly name: string;
  /** Town codes of the officer's own area; null is the whole county. */
  readonly towns: readonly string[] | null;
  /** Signed in with a one-time password: may do nothing but replace it. */
  readonly restricted?: boolean;
}

/** The system itself: the relay, the scheduler, the demo world. Never comes from a request. */
export interface SystemActor {
  readonly kind: "system";
}

/** Who is asking 操作者. */
export type Actor = AnonymousActor | MemberActor | OfficerActor | SystemActor;

export const ANONYMOUS: AnonymousActor = { kind: "anonymous" };
export const SYSTEM: SystemActor = { kind: "system" };

export const isOfficer = (actor: Actor): actor is OfficerActor => actor.kind === "officer";
export const isMember = (actor: Actor): actor is MemberActor => actor.kind === "member";

/** Signed in, but bound to change the password before anything else 须先改密码. */
export const isRestricted = (actor: Actor): boolean => isOfficer(actor) && actor.restricted === true;

/** An officer with one of these roles. */
export const hasOfficerRole = (actor: Actor, ...roles: readonly OfficerRole[]): boolean =>
  isOfficer(actor) && roles.includes(actor.role);

/** An officer whose area holds the town. */
export const coversTown = (actor: Actor, town: string): boolean =>
  isOfficer(actor) && (actor.towns === null || actor.towns.includes(town));

/** Works at the shop, in any role or in the one named. */
export const worksAt = (actor: Actor, establishmentId: number, role?: ShopRole): boolean =>
  isMember(actor) && actor.memberships.some((it) => it.establishmentId === establishmentId && (!role || it.role === role));
