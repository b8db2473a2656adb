import { maskPhone } from "@sunshine/domain/kernel/masking";
import type { OfficerView } from "@sunshine/domain/officers/officer.contract";
import type { Services } from "../../platform/services";
import type { Officer } from "./officer.model";
import { bindingsOf, stationNames } from "./officer.queries";
import { locksOf } from "./sign-in-guard";

const PHONE = "officers.phone";

export const sealOfficerPhone = ({ sealing }: Pick<Services, "sealing">, phone: string | null): string | null => (phone === null ? null : sealing.seal(phone, PHONE));

export const officerPhoneOf = ({ sealing }: Pick<Services, "sealing">, { phoneSealed }: Pick<Officer, "phoneSealed">): string | null => (phoneSealed ? sealing.open(phoneSealed, PHONE) : null);

const maskedPhone = (services: Pick<Services, "sealing">, officer: Officer): string | null => {
  const phone = officerPhoneOf(services, officer);
  return phone === null ? null : maskPhone(phone);
};

const instantOf = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** Officers as the administrator sees them: three queries for a page, whatever its length. */
export const presentOfficers = async (services: Pick<Services, "sealing" | "clock">, officers: readonly Officer[]): Promise<OfficerView[]> => {
  const [names, locks, bindings] = await Promise.all([stationNames(), locksOf(services, officers.map(({ login }) => login)), bindingsOf(officers.map(({ id }) => id))]);
  return officers.map((officer) => ({
    id: officer.publicId,
    login: officer.login,
    name: officer.name,
    role: officer.role,
    stationCode: officer.stationCode ?? null,
    stationName: names.get(officer.stationCode ?? "") ?? null,
    badgeNumber: officer.badgeNumber ?? null,
    phone: maskedPhone(services, officer),
    state: officer.state,
    secondFactor: officer.totpSealed != null,
    lastSignInAt: instantOf(officer.lastSignInAt),
    wechatBoundAt: instantOf(bindings.get(Number(officer.id))?.boundAt),
    lockedUntil: instantOf(locks.get(officer.login)),
    version: officer.version,
  }));
};

export const presentOfficer = async (services: Pick<Services, "sealing" | "clock">, officer: Officer): Promise<OfficerView> => (await presentOfficers(services, [officer]))[0]!;
