import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { OfficerRole } from "@sunshine/domain/accounts/actor";
import type { OFFICER_STATES } from "@sunshine/domain/officers/officer.contract";
import type { SAVED_VIEW_LISTS } from "@sunshine/domain/officers/saved-view.contract";
import { c } from "../../platform/db/schema";

const auto = { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };

/** Officer 监管人员. */
export class Officer extends Model<InferAttributes<Officer>, InferCreationAttributes<Officer>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare login: string;
  declare name: string;
  declare role: OfficerRole;
  declare stationCode: string | null;
  declare badgeNumber: string | null;
  declare phoneSealed: string | null;
  declare state: (typeof OFFICER_STATES)[number];
  declare passwordHash: string;
  /** The password was given by somebody else 一次性密码: it opens nothing but the change of itself. */
  declare mustChangePassword: boolean;
  declare passwordExpiresAt: CreationOptional<Date | null>;
  declare totpSealed: CreationOptional<string | null>;
  /** Shown to the officer, not yet confirmed. */
  declare totpPendingSealed: CreationOptional<string | null>;
  /** The last time step that was used: none is accepted twice. */
  declare totpLastStep: CreationOptional<number | null>;
  declare lastSignInAt: CreationOptional<Date | null>;
  declare version: number;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Market-supervision station 市场监管所 with the towns of its area. */
export class Station extends Model<InferAttributes<Station>, InferCreationAttributes<Station>> {
  declare code: string;
  declare name: string;
  declare towns: string[];
  declare version: number;
}

/** The filter of a list that an officer keeps under a name 常用筛选. */
export class SavedView extends Model<InferAttributes<SavedView>, InferCreationAttributes<SavedView>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare officerId: number;
  declare list: (typeof SAVED_VIEW_LISTS)[number];
  declare name: string;
  declare query: string;
}

/**
 * The WeChat that signs in as an officer 微信绑定: one each way. Its digest is of this table's own, so that the officer and
 * the diner that one WeChat may be cannot be found by each other.
 */
export class OfficerBinding extends Model<InferAttributes<OfficerBinding>, InferCreationAttributes<OfficerBinding>> {
  declare officerId: number;
  declare openidDigest: string;
  declare device: string;
  declare boundAt: Date;
  declare lastUsedAt: Date;
}

/** Failed sign-ins with one login, whether an officer has it or not 登录失败计数. */
export class SignInGuard extends Model<InferAttributes<SignInGuard>, InferCreationAttributes<SignInGuard>> {
  declare loginDigest: string;
  declare failures: number;
  declare lastFailedAt: Date;
  declare lockedUntil: CreationOptional<Date | null>;
}

export const initOfficers = (sequelize: Sequelize): void => {
  Officer.init(
    {
      id: auto, publicId: c.code(16), login: c.code(40), name: c.text(20), role: c.code(20), stationCode: c.optional(c.code(20)), badgeNumber: c.optional(c.text(30)),
      phoneSealed: c.optional(c.text(255)), state: c.code(10), passwordHash: c.code(120), mustChangePassword: c.bool(), passwordExpiresAt: c.optional(c.instant()),
      totpSealed: c.optional(c.text(255)), totpPendingSealed: c.optional(c.text(255)), totpLastStep: c.optional(c.ref()), lastSignInAt: c.optional(c.instant()),
      version: c.int(), createdAt: c.instant(), updatedAt: c.instant(),
    },
    { sequelize, tableName: "officers" }
  );
  Station.init({ code: { ...c.code(20), primaryKey: true }, name: c.text(40), towns: c.json(), version: c.int() }, { sequelize, tableName: "stations" });
  SavedView.init(
    { id: auto, publicId: c.code(16), officerId: c.ref(), list: c.code(30), name: c.text(20), query: c.text(1000) },
    { sequelize, tableName: "saved_views" }
  );
  OfficerBinding.init(
    { officerId: { ...c.ref(), primaryKey: true }, openidDigest: c.code(44), device: c.text(120), boundAt: c.instant(), lastUsedAt: c.instant() },
    { sequelize, tableName: "officer_bindings" }
  );
  SignInGuard.init(
    { loginDigest: { ...c.code(44), primaryKey: true }, failures: c.int(), lastFailedAt: c.instant(), lockedUntil: c.optional(c.instant()) },
    { sequelize, tableName: "sign_in_guards" }
  );
};
