import { UniqueConstraintError } from "sequelize";
import { SYSTEM } from "@sunshine/domain/accounts/actor";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { Officer } from "../officer.model";
import { createOfficer } from "./create-officer";

/** The login of the first administrator. */
export const FIRST_LOGIN = "admin";

/**
 * Makes the one administrator of a new installation 首个管理员 and returns the one-time password to be shown once; null where
 * there are officers already, or another server was faster.
 */
export const createFirstAdministrator = async (services: Services): Promise<string | null> => {
  try {
    return await inTransaction(services.db.sequelize, async () => {
      if ((await Officer.count()) > 0) return null;
      const fields = { login: FIRST_LOGIN, name: "系统管理员", role: "administrator", stationCode: null, badgeNumber: null, phone: null, expiresAt: null } as const;
      return (await createOfficer(services, SYSTEM, fields)).oneTimePassword;
    });
  } catch (error) {
    if (error instanceof UniqueConstraintError) return null;
    throw error;
  }
};
