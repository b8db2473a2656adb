import type { Services } from "../../../platform/services";
import { Evidence } from "../evidence.model";
import type { Capture } from "../exif";
import { CAPTURE_SEAL } from "./store-evidence";

/** When and where a phone says that it took a photo, by the upload's id. */
export interface TakenAt extends Capture {
  readonly id: string;
}

/**
 * Keeps the phone's word on time and place 拍摄信息, sealed, for photos whose file tells neither: phones strip both when they
 * hand a picture over. What the camera wrote into the file stands.
 */
export const keepCaptures = async ({ sealing }: Pick<Services, "sealing">, photos: readonly TakenAt[]): Promise<void> => {
  for (const { id, takenAt, lng, lat } of photos) {
    if (takenAt === null && lng === null) continue;
    const capture: Capture = { takenAt, lng: lat === null ? null : lng, lat: lng === null ? null : lat };
    await Evidence.update({ capture: sealing.seal(JSON.stringify(capture), CAPTURE_SEAL) }, { where: { publicId: id, capture: null } });
  }
};
