import type { inspectionApi, InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import type { Signing } from "@sunshine/domain/inspections/record-parts";
import type { Stroke } from "@sunshine/domain/inspections/signature";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import type { Sealing } from "../../platform/crypto/sealing";
import { InspectionSignature, type Inspection } from "./inspection.model";

/** Where sealed signatures belong. */
const SEAL = "inspections.signatures";

interface Signed {
  readonly name: string;
  readonly signedAt: string;
  readonly strokes: readonly Stroke[];
}

/** Who signed, or who would not, as it is sealed 签字内容. */
export interface SigningContent {
  readonly officers: readonly Signed[];
  readonly shop: (Signed & { readonly capacity: string }) | null;
  readonly refusal: InspectionView["signing"]["refusal"];
}

const NOTHING: SigningContent = { officers: [], shop: null, refusal: null };

/** The signatures with the names of those who inspected; `team` begins with the one who leads. */
export const contentOf = (signing: Signing, team: readonly { readonly name: string }[]): SigningContent | null => {
  if (signing.kind === "paper") return null;
  const officers = signing.officers.map(({ place, strokes, signedAt }) => ({ name: team[place]?.name ?? "", strokes, signedAt }));
  if (signing.kind === "screen") return { officers, shop: signing.shop, refusal: null };
  const { name, capacity } = signing.witness;
  return { officers, shop: null, refusal: { reason: signing.reason, witness: name, capacity } };
};

/** Keeps what was signed, sealed, beside the record. */
export const sealSigning = async ({ sealing }: { readonly sealing: Sealing }, visit: Inspection, content: SigningContent | null): Promise<void> => {
  if (content === null) return;
  await InspectionSignature.create({ inspectionId: visit.id, sealed: sealing.seal(JSON.stringify(content), SEAL) });
};

/** What was signed for a record; nothing where it was signed on paper. */
export const openSigning = async ({ sealing }: { readonly sealing: Sealing }, { id, signing }: Pick<Inspection, "id" | "signing">): Promise<SigningContent> => {
  const row = signing === "screen" || signing === "refused" ? await InspectionSignature.findOne({ where: { inspectionId: id } }) : null;
  return row ? (JSON.parse(sealing.open(row.sealed, SEAL)) as SigningContent) : NOTHING;
};

/** Every signature with its strokes, officers first. */
export const signaturesOf = ({ officers, shop }: SigningContent): OutputOf<typeof inspectionApi.signatures>["rows"] => [
  ...officers.map(({ name, signedAt, strokes }) => ({ side: "officer" as const, name, signedAt, strokes: [...strokes] })),
  ...(shop ? [{ side: "shop" as const, name: shop.name, signedAt: shop.signedAt, strokes: [...shop.strokes] }] : []),
];
