import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import type { EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import type { SubmitInspectionInput } from "@sunshine/domain/inspections/inspection.contract";
import { MAX_FINDING_PHOTOS, MAX_PICTURES, type Photo } from "@sunshine/domain/inspections/record-parts";
import type { Day } from "@sunshine/domain/kernel/day";
import type { Services } from "../../../platform/services";
import { attachEvidence, keepCaptures } from "../../evidence";
import type { RecordedFinding, RecordedPicture } from "../inspection.model";
import type { JudgedFinding } from "./judge-submission";

type Ports = Pick<Services, "sealing">;

/** Puts photos into the record; when and where they were taken goes with the evidence, sealed, and not into the record. */
const attach = async (ports: Ports, officer: OfficerActor, inspectionId: string, photos: readonly Photo[], most: number, field: string, now: Date): Promise<EvidenceRef[]> => {
  const refs = await attachEvidence(officer, { ids: photos.map(({ id }) => id), purpose: "inspection", holder: "inspection", holderIds: [inspectionId], most: { photos: most, clips: 1 }, field }, now);
  await keepCaptures(ports, photos);
  return refs;
};

/** The answers as they are recorded: with their photos, and mended where put right before the officers left. */
export const attachFindings = async (ports: Ports, officer: OfficerActor, inspectionId: string, findings: readonly JudgedFinding[], visitedOn: Day, now: Date): Promise<RecordedFinding[]> => {
  const recorded: RecordedFinding[] = [];
  for (const { photos, ...finding } of findings) {
    const refs = await attach(ports, officer, inspectionId, photos, MAX_FINDING_PHOTOS, `findings.${finding.code}`, now);
    recorded.push({ ...finding, photos: refs, mendedOn: finding.verdict === "fail" && finding.correctedOnSite ? visitedOn : null });
  }
  return recorded;
};

/** The pictures of the place under their names. */
export const attachPictures = async (ports: Ports, officer: OfficerActor, inspectionId: string, { pictures }: Pick<SubmitInspectionInput, "pictures">, now: Date): Promise<RecordedPicture[]> => {
  const refs = await attach(ports, officer, inspectionId, pictures.map(({ photo }) => photo), MAX_PICTURES, "pictures", now);
  return refs.map((ref, at) => ({ ...ref, name: pictures[at]!.name }));
};
