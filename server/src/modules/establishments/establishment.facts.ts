import { Op } from "sequelize";
import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import type { Day } from "@sunshine/domain/kernel/day";
import { CheckoutCode, type CodeState } from "./checkout-code.model";
import { Establishment } from "./establishment.model";
import { Person } from "./person.model";
import { SEALED } from "./sealed-columns";
import type { Sealing } from "../../platform/crypto/sealing";

/** Columns that stay inside the module: contacts are read by their own, logged way; the rest serves sorting and searching. */
const INSIDE = ["nameKey", "searchText", "contactName", "contactPhone", "photo", "visitKey"] as const;

type Columns = Pick<
  Establishment,
  | "id" | "publicId" | "name" | "creditCode" | "licenceNumber" | "operator" | "legalRepresentative" | "licenceIssuedOn" | "licenceExpiresOn" | "type"
  | "scenicArea" | "takeawayOnly" | "keyUnit" | "areaM2" | "seats" | "mealsServed" | "address" | "townCode" | "lng" | "lat" | "subMchid" | "paymentHint"
  | "openKitchen" | "state" | "grade" | "annualGrade" | "lastVisitOn" | "version" | "createdAt" | "updatedAt"
>;

/** An establishment 餐饮服务单位 as other modules may know it. */
export type EstablishmentFacts = Readonly<Columns> & {
  /** Address of the front photo below the server, with its content in the query; null without one. */
  readonly photoUrl: string | null;
};

/** The address under which a front photo is served; it changes with the photo. */
export const photoUrlOf = ({ publicId, photo }: Pick<Establishment, "publicId" | "photo">): string | null =>
  photo === null ? null : `/api/v1/establishments/${publicId}/photo?v=${photo.slice(0, 16)}`;

/** The plain facts of a row. */
export const factsOf = (row: Establishment): EstablishmentFacts => {
  const plain = row.get({ plain: true });
  const facts = Object.fromEntries(Object.entries(plain).filter(([name]) => !INSIDE.some((inside) => inside === name))) as unknown as Columns;
  return { ...facts, photoUrl: photoUrlOf(row) };
};

/** How events name an establishment. */
export const refOf = ({ id, publicId, name, townCode }: Pick<Columns, "id" | "publicId" | "name" | "townCode">): EstablishmentRef => ({ id, publicId, name, townCode });

/** One establishment by its outside id, locked where it is to change; null where there is none. */
export const findEstablishment = async (publicId: string, { lock = false }: { lock?: boolean } = {}): Promise<EstablishmentFacts | null> => {
  const row = await Establishment.findOne({ where: { publicId }, ...(lock && { lock: true }) });
  return row && factsOf(row);
};

/** Many establishments by inside id in one query. */
export const establishmentsById = async (ids: readonly number[]): Promise<Map<number, EstablishmentFacts>> => {
  if (ids.length === 0) return new Map();
  const rows = await Establishment.findAll({ where: { id: [...new Set(ids)] } });
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
};

/** Establishments in the order of their inside id, after `afterId`: for read models that are built anew. */
export const establishmentsAfter = async (afterId: number, limit: number): Promise<EstablishmentFacts[]> => {
  const rows = await Establishment.findAll({ where: { id: { [Op.gt]: afterId } }, order: [["id", "ASC"]], limit });
  return rows.map(factsOf);
};

/** A checkout code 收银码 with the shop that it belongs to. */
export interface CheckoutCodeFacts {
  readonly code: string;
  readonly label: string;
  /** Fen; null lets the diner type. */
  readonly amountFen: number | null;
  readonly state: CodeState;
  readonly endedAt: Date | null;
  readonly establishment: EstablishmentFacts;
}

/** Looks a scanned code up, ended ones too: they still name their shop. */
export const findCheckoutCode = async (code: string): Promise<CheckoutCodeFacts | null> => {
  const row = await CheckoutCode.findOne({ where: { code } });
  const shop = row && (await Establishment.findByPk(row.establishmentId));
  if (!row || !shop) return null;
  const { label, amountFen, state, endedAt } = row;
  return { code, label, amountFen, state, endedAt: endedAt ?? null, establishment: factsOf(shop) };
};

/** Who touches food at an establishment and how long their health certificates 健康证明 run. Names are whole: mask what the public reads. */
export interface HealthFacts {
  readonly staff: number;
  readonly certificates: readonly { readonly name: string; readonly duty: string; readonly expiresOn: Day }[];
}

/** Health certificates of many establishments in one query; every id asked for is in the answer. */
export const healthCertificatesOf = async (services: { readonly sealing: Sealing }, ids: readonly number[]): Promise<Map<number, HealthFacts>> => {
  const rows = ids.length === 0 ? [] : await Person.findAll({ where: { establishmentId: [...new Set(ids)], leftAt: null }, order: [["id", "ASC"]] });
  return new Map(
    ids.map((id) => {
      const people = rows.filter(({ establishmentId }) => establishmentId === id);
      const certificates = people.flatMap(({ name, duty, healthCertificateExpiresOn: expiresOn }) =>
        expiresOn === null ? [] : [{ name: services.sealing.open(name, SEALED.personName), duty, expiresOn }]
      );
      return [id, { staff: people.length, certificates }];
    })
  );
};
