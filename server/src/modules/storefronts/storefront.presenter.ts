import { maskName } from "@sunshine/domain/kernel/masking";
import { townName, type Region } from "@sunshine/domain/regions/region";
import type { Storefront, StorefrontRow } from "@sunshine/domain/storefronts/storefront.contract";
import type { EstablishmentType } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { EstablishmentFacts, HealthFacts } from "../establishments";
import type { GradeFacts } from "../grades";
import type { ListingFacts } from "../honours";
import type { PublicVisit } from "../inspections";
import { paymentObstacle, type ReviewFacts } from "../payments";
import type { StorefrontPage } from "./storefront.model";

/** Everything that a page is made of. */
export interface PageParts {
  readonly facts: EstablishmentFacts;
  readonly visits: readonly PublicVisit[];
  readonly grade: GradeFacts;
  readonly health: HealthFacts;
  readonly listings: readonly ListingFacts[];
  readonly complaints: Storefront["complaints"];
  readonly reviews: ReviewFacts;
}

/** Raised whenever the body gets another shape or other words: pages of an earlier format are then built anew by themselves. */
export const PAGE_FORMAT = 3;

/** Canteens show who touches the food by name, because the law wants the certificates posted there; elsewhere names are masked. */
const NAMED: readonly EstablishmentType[] = ["school_canteen", "kindergarten_canteen"];

const gradeOf = ({ grade }: PageParts, { options }: Region): Storefront["grade"] => {
  const { lastVisitOn, blockedUntil } = grade;
  const staleAfterDays = options.staleAfterDays;
  return options.publishGrades
    ? { shown: grade.shown, annual: grade.annual, lastVisitOn, blockedUntil, sentence: grade.sentence, staleAfterDays }
    : { shown: "pending", annual: null, lastVisitOn, blockedUntil: null, sentence: "本县暂未向社会公布等级，检查结果见下方记录。", staleAfterDays };
};

const visitsOf = ({ visits }: PageParts, { options }: Region): Storefront["visits"] =>
  options.publishGrades ? [...visits] : visits.map((visit) => ({ ...visit, grade: "pending" as const }));

const paymentOf = (facts: EstablishmentFacts): Storefront["payment"] => {
  const obstacle = paymentObstacle(facts);
  return { open: obstacle === null, hint: obstacle ?? facts.paymentHint };
};

/** The public page 公示页: lists what leaves, so that a new column of the archive stays inside. */
export const presentStorefront = (parts: PageParts, region: Region, now: Date): Storefront => {
  const { facts, health, listings } = parts;
  const shown = (name: string): string => (NAMED.includes(facts.type) ? name : maskName(name));
  return {
    id: facts.publicId,
    name: facts.name,
    operator: facts.operator,
    photoUrl: facts.photoUrl,
    type: facts.type,
    state: facts.state,
    scenicArea: facts.scenicArea,
    takeawayOnly: facts.takeawayOnly,
    address: facts.address,
    town: townName(region, facts.townCode),
    lng: facts.lng,
    lat: facts.lat,
    grade: gradeOf(parts, region),
    visits: visitsOf(parts, region),
    licence: { number: facts.licenceNumber, creditCode: facts.creditCode, issuedOn: facts.licenceIssuedOn, expiresOn: facts.licenceExpiresOn },
    health: { staff: health.staff, certificates: health.certificates.map(({ name, duty, expiresOn }) => ({ name: shown(name), duty, expiresOn })) },
    openKitchen: facts.openKitchen,
    listings: [...listings],
    complaints: parts.complaints,
    reviews: { ...parts.reviews, latest: [...parts.reviews.latest] },
    payment: paymentOf(facts),
    updatedAt: now.toISOString(),
  };
};

/** A line of the public list. */
export const presentRow = (page: StorefrontPage, region: Region, distanceM: number | null): StorefrontRow => ({
  id: page.publicId,
  name: page.name,
  type: page.type,
  grade: page.grade,
  annual: page.annual,
  lastVisitOn: page.lastVisitOn,
  address: page.address,
  town: townName(region, page.townCode),
  lng: page.lng,
  lat: page.lat,
  openKitchen: page.openKitchen,
  distanceM,
});
