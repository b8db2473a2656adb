import sharp from "sharp";
import type { Actor, OfficerActor } from "@sunshine/domain/accounts/actor";
import type { EvidencePurpose } from "@sunshine/domain/evidence/evidence.contract";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { VisitPackSchema, type VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { actorsAround } from "../../../testing/actors";
import { readJson } from "../../../local-host";
import type { World } from "../../../testing/world";
import { Officer } from "../../officers/officer.model";
import type { submissionFor } from "./shops";
import { newKey } from "./shops";

type Submission = ReturnType<typeof submissionFor>;

const stroke = (left: number): number[] => Array.from({ length: 30 }, (_, at) => [left + at * 6, 150 + ((at * 37) % 90)]).flat();

/** Something that can be read as a name. */
export const SIGNATURE = { strokes: [stroke(80), stroke(420)], signedAt: "2026-11-23T01:50:00.000Z" };

export const OFFICERS_SIGN = [{ place: 0, ...SIGNATURE }, { place: 1, ...SIGNATURE }];

/** Both sides have signed on the screen. */
export const SIGNED = { kind: "screen" as const, officers: OFFICERS_SIGN, shop: { name: "汪小鱼密", capacity: "负责人", ...SIGNATURE } };

/** The officers of the tests as the archive of officers has them; their outside numbers by inside number. */
export const enrol = async (world: World): Promise<(actor: OfficerActor) => string> => {
  const { administrator, bureauOfficer, stationOfficer, otherStationOfficer, commandOperator } = actorsAround(1);
  const ids = new Map<number, string>();
  const now = world.services.clock.now();
  for (const { officerId, role, name } of [administrator, bureauOfficer, stationOfficer, otherStationOfficer, commandOperator]) {
    const publicId = world.services.ids.newId();
    ids.set(officerId, publicId);
    const stationCode = officerId === stationOfficer.officerId ? "SZ01" : officerId === otherStationOfficer.officerId ? "SZ07" : null;
    await Officer.create({
      id: officerId, publicId, login: `officer${officerId}`, name, role, stationCode, badgeNumber: null, phoneSealed: null, state: "active", passwordHash: "-",
      mustChangePassword: false, version: 1, createdAt: now, updatedAt: now,
    });
  }
  return ({ officerId }) => ids.get(officerId)!;
};

/** A photo sent by somebody; its id is the answer. */
export const photographed = async (world: World, actor: Actor, purpose: EvidencePurpose = "inspection"): Promise<string> => {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 10, g: 120, b: 200 } } }).jpeg().toBuffer();
  const response = await world.fetchAs(actor, `/api/v1/evidence?purpose=${purpose}`, { method: "POST", body: new Uint8Array(bytes), headers: { "content-type": "image/jpeg" } });
  return ((await response.json()) as { id: string }).id;
};

/** The visit pack as somebody's phone gets it. */
export const packOf = async (world: World, actor: Actor, establishmentId: string, query = ""): Promise<VisitPack> =>
  VisitPackSchema.parse(await readJson(await world.fetchAs(actor, `/api/v1/establishments/${establishmentId}/visit-pack${query}`)));

/** Sends a record with the phone's clock in the header. */
export const send = async (world: World, actor: Actor, submission: Submission, { key = newKey(), sentAt }: { key?: string; sentAt?: string } = {}): Promise<InspectionView> => {
  const response = await world.fetchAs(actor, API_PREFIX + inspectionApi.submit.path, {
    method: "POST", body: JSON.stringify(submission), headers: { "content-type": "application/json", "idempotency-key": key, ...(sentAt && { "x-device-time": sentAt }) },
  });
  const view = inspectionApi.submit.output.parse(await readJson(response));
  await world.settle();
  return view;
};

/** The same submission with changes to the answers of single points. */
export const answering = (submission: Submission, changes: Readonly<Record<string, object>>): Submission => ({
  ...submission,
  findings: submission.findings.map((finding) => ({ ...finding, ...changes[finding.code] })),
});
