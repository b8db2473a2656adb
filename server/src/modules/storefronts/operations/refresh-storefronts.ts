import { cellOf } from "@sunshine/domain/kernel/coordinates";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { establishmentsById, healthCertificatesOf, searchEntryOf } from "../../establishments";
import { publishedCases } from "../../complaints";
import { gradesOf } from "../../grades";
import { listingsOf } from "../../honours";
import { publicVisitsOf } from "../../inspections";
import { reviewsOf } from "../../payments";
import { StorefrontPage } from "../storefront.model";
import { PAGE_FORMAT, presentStorefront, type PageParts } from "../storefront.presenter";

/** The last visit and earlier ones that a page shows at most. */
const SHOWN_VISITS = 12;
/** Published complaints, and reviews, that a page shows at most. */
const SHOWN_WORDS = 3;
/** Pages built in one go: a handful of queries for as many shops. */
const CHUNK = 200;

type Parts = Pick<Services, "sealing" | "region">;

const rowOf = (parts: PageParts, services: Parts, now: Date) => {
  const { facts } = parts;
  const page = presentStorefront(parts, services.region, now);
  const { nameKey, searchText } = searchEntryOf(facts);
  return {
    establishmentId: facts.id, publicId: facts.publicId, body: JSON.stringify(page), format: PAGE_FORMAT, name: facts.name, nameKey, searchText, type: facts.type, state: facts.state,
    grade: page.grade.shown, annual: page.grade.annual, lastVisitOn: page.grade.lastVisitOn, address: facts.address, townCode: facts.townCode, lng: facts.lng,
    lat: facts.lat, cell: facts.lng === null || facts.lat === null ? null : cellOf({ lng: facts.lng, lat: facts.lat }), openKitchen: facts.openKitchen, builtAt: now,
  };
};

const refreshChunk = async (services: Parts, ids: readonly number[], now: Date): Promise<void> => {
  const establishments = await establishmentsById(ids);
  const known = [...establishments.keys()];
  if (known.length === 0) return;
  const visits = await publicVisitsOf(known, SHOWN_VISITS);
  const grades = await gradesOf(known);
  const health = await healthCertificatesOf(services, known);
  const listings = await listingsOf(known);
  const complaints = await publishedCases(known, SHOWN_WORDS);
  const reviews = await reviewsOf(known, SHOWN_WORDS);
  const rows = [...establishments.values()].map((facts) =>
    rowOf(
      {
        facts, visits: visits.get(facts.id)!, grade: grades.get(facts.id)!, health: health.get(facts.id)!, listings: listings.get(facts.id)!,
        complaints: complaints.get(facts.id)!, reviews: reviews.get(facts.id)!,
      },
      services,
      now
    )
  );
  await StorefrontPage.bulkCreate(rows, {
    updateOnDuplicate: ["body", "format", "name", "nameKey", "searchText", "type", "state", "grade", "annual", "lastVisitOn", "address", "townCode", "lng", "lat", "cell", "openKitchen", "builtAt"],
  });
  await emit("storefront.refreshed.v1", { establishmentIds: known, publicIds: rows.map(({ publicId }) => publicId) }, rows.length === 1 ? `establishment:${known[0]}` : undefined);
};

/** Builds the public pages of establishments anew from what the other modules know, and tells every server to let the old ones go. */
export const refreshStorefronts = async (services: Parts, ids: readonly number[], now: Date): Promise<void> => {
  const unique = [...new Set(ids)];
  for (let from = 0; from < unique.length; from += CHUNK) await refreshChunk(services, unique.slice(from, from + CHUNK), now);
};
