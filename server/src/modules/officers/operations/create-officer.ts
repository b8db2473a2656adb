import type * as z from "zod";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import type { officerApi } from "@sunshine/domain/officers/officer.contract";
import { passwordProblem } from "@sunshine/domain/officers/password";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { Officer, Station } from "../officer.model";
import { sealOfficerPhone } from "../officer.presenter";
import { hashPassword, newOneTimePassword } from "../passwords";

/** Days within which a one-time password must be used. */
const ONE_TIME_DAYS = 7;

export const oneTimeExpiry = (now: Date): Date => new Date(now.getTime() + ONE_TIME_DAYS * 24 * 3_600_000);

export type NewOfficer = z.output<typeof officerApi.create.input> & {
  /** Set where the person chose it themselves, as in the demo world; otherwise a one-time password is made. */
  readonly password?: string;
  /** Null: the one-time password waits for ever, because nobody else could make another. */
  readonly expiresAt?: Date | null;
};

/** An officer of a station has one, the others have none. */
export const checkStation = async ({ role, stationCode }: Pick<NewOfficer, "role" | "stationCode">): Promise<void> => {
  if (role !== "station_officer") {
    if (stationCode !== null) throw invalidField("stationCode", "只有市场监管所人员填写所属市场监管所");
    return;
  }
  if (stationCode === null) throw invalidField("stationCode", "请选择所属市场监管所");
  if (!(await Station.findByPk(stationCode))) throw invalidField("stationCode", "没有这个市场监管所");
};

/** Adds an officer 新增监管人员, in the ambient transaction; the one-time password exists in this answer and nowhere else. */
export const createOfficer = async (services: Services, actor: Actor, input: NewOfficer): Promise<{ officer: Officer; oneTimePassword: string }> => {
  const { login, name, role, stationCode, badgeNumber, phone, password } = input;
  await checkStation(input);
  if (await Officer.findOne({ where: { login } })) throw new DomainError("duplicate", { message: "账号已存在", fields: [{ path: "login", message: "账号已存在" }] });
  const weak = password === undefined ? null : passwordProblem(password, login);
  if (weak) throw invalidField("password", weak);
  const now = services.clock.now();
  const oneTimePassword = password ?? newOneTimePassword();
  const officer = await Officer.create({
    publicId: services.ids.newId(), login, name, role, stationCode, badgeNumber, phoneSealed: sealOfficerPhone(services, phone), state: "active",
    passwordHash: await hashPassword(oneTimePassword), mustChangePassword: password === undefined,
    passwordExpiresAt: password === undefined ? (input.expiresAt === undefined ? oneTimeExpiry(now) : input.expiresAt) : null,
    version: 1, createdAt: now, updatedAt: now,
  });
  await recordAudit({ actor, act: "officer.created", subject: `officer:${officer.publicId}`, detail: { role, station: stationCode } }, now);
  return { officer, oneTimePassword };
};
