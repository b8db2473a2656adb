import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { ShopRole } from "@sunshine/domain/accounts/actor";
import { c } from "../../platform/db/schema";

const auto = { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };

/** A person known by WeChat 微信用户; openid and phone are sealed, and found by keyed digests. */
export class Account extends Model<InferAttributes<Account>, InferCreationAttributes<Account>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare openidSealed: string;
  declare openidDigest: string;
  declare nickname: string;
  declare phoneSealed: CreationOptional<string | null>;
  /** One number belongs to one account: the one that proved it last. */
  declare phoneDigest: CreationOptional<string | null>;
  declare createdAt: Date;
  declare lastSignInAt: Date;
}

/** The right to act for a shop 单位人员身份, granted to whoever proves the phone number. */
export class Membership extends Model<InferAttributes<Membership>, InferCreationAttributes<Membership>> {
  declare id: CreationOptional<number>;
  declare phoneDigest: string;
  declare establishmentId: number;
  declare establishmentPublicId: string;
  declare establishmentName: string;
  declare role: ShopRole;
  declare grantedAt: Date;
  declare endedAt: CreationOptional<Date | null>;
}

/** A code that was sent by SMS 短信验证码; the latest of an account is the one that counts. */
export class PhoneCode extends Model<InferAttributes<PhoneCode>, InferCreationAttributes<PhoneCode>> {
  declare id: CreationOptional<number>;
  declare accountId: number;
  declare phoneDigest: string;
  declare phoneSealed: string;
  declare codeSealed: string;
  declare attempts: CreationOptional<number>;
  declare at: Date;
  declare expiresAt: Date;
  declare usedAt: CreationOptional<Date | null>;
}

export const PC_SIGN_IN_STATES = ["waiting", "approved", "refused", "claimed"] as const;

/** A PC that waits for somebody to sign it in with their phone 扫码登录. */
export class PcSignIn extends Model<InferAttributes<PcSignIn>, InferCreationAttributes<PcSignIn>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare secretHash: string;
  declare state: (typeof PC_SIGN_IN_STATES)[number];
  declare accountId: CreationOptional<number | null>;
  declare device: string;
  declare createdAt: Date;
  declare expiresAt: Date;
}

/** The ready-made people of the demo world 演示账号; empty everywhere else. */
export class DemoCast extends Model<InferAttributes<DemoCast>, InferCreationAttributes<DemoCast>> {
  declare name: string;
  declare people: unknown;
}

export const initAccounts = (sequelize: Sequelize): void => {
  Account.init(
    {
      id: auto, publicId: c.code(16), openidSealed: c.text(255), openidDigest: c.code(44), nickname: c.text(40), phoneSealed: c.optional(c.text(255)),
      phoneDigest: c.optional(c.code(44)), createdAt: c.instant(), lastSignInAt: c.instant(),
    },
    { sequelize, tableName: "accounts" }
  );
  Membership.init(
    {
      id: auto, phoneDigest: c.code(44), establishmentId: c.ref(), establishmentPublicId: c.code(16), establishmentName: c.text(80), role: c.code(20),
      grantedAt: c.instant(), endedAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "memberships" }
  );
  PcSignIn.init(
    {
      id: auto, publicId: c.code(16), secretHash: c.code(44), state: c.code(10), accountId: c.optional(c.ref()), device: c.text(120), createdAt: c.instant(),
      expiresAt: c.instant(),
    },
    { sequelize, tableName: "pc_sign_ins" }
  );
  PhoneCode.init(
    {
      id: auto, accountId: c.ref(), phoneDigest: c.code(44), phoneSealed: c.text(255), codeSealed: c.text(255), attempts: { ...c.int(), defaultValue: 0 }, at: c.instant(), expiresAt: c.instant(),
      usedAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "phone_codes" }
  );
  DemoCast.init({ name: { ...c.code(20), primaryKey: true }, people: c.json() }, { sequelize, tableName: "demo_casts" });
};
