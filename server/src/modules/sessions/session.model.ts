import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { MemberActor, OfficerActor } from "@sunshine/domain/accounts/actor";
import { c } from "../../platform/db/schema";

/** Who a session stands for: the actor, but for the session itself. */
export type SessionActor = Omit<OfficerActor, "sessionId"> | Omit<MemberActor, "sessionId">;

/** Where a session lives: a browser of the bureau, a browser in a shop, a phone of a diner or shop, a phone of an officer. */
export const SESSION_KINDS = ["console", "shop_pc", "mini_program", "officer_phone"] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Somebody signed in on one device 会话; the secret itself is known to that device only. */
export class Session extends Model<InferAttributes<Session>, InferCreationAttributes<Session>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare secretHash: string;
  declare kind: SessionKind;
  declare personKind: SessionActor["kind"];
  declare personId: number;
  /** The actor as of the last change of their rights, so that a request needs this one row. */
  declare actor: SessionActor;
  declare device: string;
  declare createdAt: Date;
  declare lastSeenAt: Date;
  /** Ends without use; never after `expiresAt`. */
  declare livesUntil: Date;
  declare expiresAt: Date;
  declare endedAt: CreationOptional<Date | null>;
}

export const initSessions = (sequelize: Sequelize): void => {
  Session.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), secretHash: c.code(44), kind: c.code(20), personKind: c.code(20), personId: c.ref(), actor: c.json(), device: c.text(120),
      createdAt: c.instant(), lastSeenAt: c.instant(), livesUntil: c.instant(), expiresAt: c.instant(), endedAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "sessions" }
  );
};
