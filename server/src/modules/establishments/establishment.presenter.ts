import type { Actor } from "@sunshine/domain/accounts/actor";
import type { EstablishmentRow, EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { readLicenceNumber } from "@sunshine/domain/establishments/licence-number";
import { sizeWarning } from "@sunshine/domain/establishments/size-class";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { maskName, maskPhone } from "@sunshine/domain/kernel/masking";
import type { Services } from "../../platform/services";
import { photoUrlOf } from "./establishment.facts";
import type { Establishment } from "./establishment.model";
import { abilitiesOf } from "./establishment.policy";
import { SEALED } from "./sealed-columns";

/** The contacts 联系人 of a row, opened. */
export const contactsOf = ({ sealing }: Pick<Services, "sealing">, row: Pick<Establishment, "contactName" | "contactPhone">): { contactName: string | null; contactPhone: string | null } => ({
  contactName: row.contactName === null ? null : sealing.open(row.contactName, SEALED.contactName),
  contactPhone: row.contactPhone === null ? null : sealing.open(row.contactPhone, SEALED.contactPhone),
});

/** A row of the list. */
export const presentRow = (row: Establishment): EstablishmentRow => ({
  id: row.publicId,
  name: row.name,
  creditCode: row.creditCode,
  licenceNumber: row.licenceNumber,
  licenceExpiresOn: row.licenceExpiresOn,
  type: row.type,
  townCode: row.townCode,
  state: row.state,
  scenicArea: row.scenicArea,
  takeawayOnly: row.takeawayOnly,
  keyUnit: row.keyUnit,
  grade: row.grade,
  annualGrade: row.annualGrade,
  lastVisitOn: row.lastVisitOn,
  lng: row.lng,
  lat: row.lat,
});

/** Doubts 疑点 that do not forbid, for people who can do something about them. */
export const warningsOf = (row: Pick<Establishment, "licenceNumber" | "licenceExpiresOn" | "type" | "areaM2" | "seats" | "lng">, now: Date): string[] => {
  const licence = readLicenceNumber(row.licenceNumber);
  const size = sizeWarning(row.type, row);
  return [
    ...("warning" in licence && licence.warning !== undefined ? [licence.warning] : []),
    ...(row.licenceExpiresOn < dayOf(now) ? [`许可证已于 ${formatDay(row.licenceExpiresOn)}到期`] : []),
    ...(size === null ? [] : [size]),
    ...(row.lng === null ? ["尚未登记经纬度，地图上不显示"] : []),
  ];
};

/** The archive of one establishment as this viewer may see it, contacts masked. */
export const presentEstablishment = (services: Pick<Services, "sealing" | "clock">, row: Establishment, viewer: Actor): EstablishmentView => {
  const { contactName, contactPhone } = contactsOf(services, row);
  return {
    ...presentRow(row),
    operator: row.operator,
    legalRepresentative: row.legalRepresentative,
    licenceIssuedOn: row.licenceIssuedOn,
    areaM2: row.areaM2,
    seats: row.seats,
    mealsServed: row.mealsServed,
    address: row.address,
    contactName: contactName && maskName(contactName),
    contactPhone: contactPhone && maskPhone(contactPhone),
    subMchid: row.subMchid,
    paymentHint: row.paymentHint,
    openKitchen: row.openKitchen,
    photoUrl: photoUrlOf(row),
    warnings: warningsOf(row, services.clock.now()),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    abilities: abilitiesOf(viewer, row),
  };
};
