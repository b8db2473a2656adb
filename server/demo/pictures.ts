import sharp from "sharp";
import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import type { EvidencePurpose } from "@sunshine/domain/evidence/evidence.contract";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import { readJson, type LocalHost } from "../src/local-host";

/** Corners of a kitchen that the demo's photos show; drawn, because invented kitchens have no camera. */
export const KITCHEN_CORNERS = ["烹饪间", "切配区", "洗消间", "冷藏设施"] as const;
export type KitchenCorner = (typeof KITCHEN_CORNERS)[number];

const WALL = '<rect width="960" height="720" fill="#dfe5e2"/><path d="M0 0H960V470H0z" fill="#edf1ee"/><path d="M0 90H960M0 180H960M0 270H960M0 360H960M120 0V470M240 0V470M360 0V470M480 0V470M600 0V470M720 0V470M840 0V470" stroke="#d3dbd7" stroke-width="3"/><path d="M0 470H960V720H0z" fill="#b9bfb8"/>';

const SCENES: Readonly<Record<KitchenCorner, string>> = {
  烹饪间: '<path d="M250 60H710L640 190H320z" fill="#8c969b"/><rect x="180" y="360" width="600" height="220" fill="#6f7a80"/><rect x="180" y="345" width="600" height="26" fill="#a9b3b8"/><ellipse cx="350" cy="342" rx="120" ry="30" fill="#3b4247"/><ellipse cx="620" cy="342" rx="120" ry="30" fill="#3b4247"/><path d="M466 330l120-70" stroke="#5b4632" stroke-width="16"/>',
  切配区: '<rect x="110" y="380" width="740" height="30" fill="#aab4b9"/><rect x="140" y="410" width="20" height="230" fill="#8a9499"/><rect x="800" y="410" width="20" height="230" fill="#8a9499"/><rect x="200" y="345" width="230" height="36" rx="8" fill="#d9b98a"/><rect x="520" y="345" width="230" height="36" rx="8" fill="#c9d8e8"/><path d="M250 338h120l34-26" stroke="#6a7379" stroke-width="12"/><circle cx="600" cy="325" r="24" fill="#6fa35b"/><circle cx="650" cy="325" r="22" fill="#c5533f"/>',
  洗消间: '<rect x="130" y="330" width="700" height="230" fill="#98a3a8"/><rect x="165" y="350" width="190" height="120" fill="#d8e6ee"/><rect x="385" y="350" width="190" height="120" fill="#d8e6ee"/><rect x="605" y="350" width="190" height="120" fill="#d8e6ee"/><path d="M260 340v-90h70M480 340v-90h70M700 340v-90h70" stroke="#7b868c" stroke-width="16" fill="none"/>',
  冷藏设施: '<rect x="270" y="90" width="420" height="560" rx="16" fill="#c8d1d6"/><rect x="300" y="130" width="170" height="480" fill="#e9f2f6"/><rect x="490" y="130" width="170" height="480" fill="#e9f2f6"/><path d="M300 250H470M300 370H470M300 490H470M490 250H660M490 370H660M490 490H660" stroke="#9fabb1" stroke-width="8"/><rect x="325" y="200" width="110" height="50" fill="#b6533c"/><rect x="515" y="320" width="120" height="50" fill="#6f9a55"/><rect x="325" y="440" width="60" height="50" fill="#d8b35d"/><rect x="430" y="98" width="100" height="24" fill="#22313a"/>',
};

const drawn = new Map<KitchenCorner, Promise<Buffer>>();

/** A corner of the kitchen as a JPEG, drawn once. */
const pictureOf = (corner: KitchenCorner): Promise<Buffer> => {
  const known = drawn.get(corner) ?? sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">${WALL}${SCENES[corner]}</svg>`)).jpeg({ quality: 82 }).toBuffer();
  drawn.set(corner, known);
  return known;
};

/** Uploads a picture as an officer's phone would; its id is the answer. */
export const uploadPicture = async (host: LocalHost, officer: OfficerActor, corner: KitchenCorner, purpose: EvidencePurpose): Promise<string> => {
  const body = new Uint8Array(await pictureOf(corner));
  const { id } = (await readJson(await host.fetchAs(officer, `${API_PREFIX}/evidence?purpose=${purpose}`, { method: "POST", headers: { "content-type": "image/jpeg" }, body }))) as { id: string };
  return id;
};
