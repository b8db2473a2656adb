import { evidenceApi, MAX_CLIP_BYTES, MAX_PHOTO_BYTES, type EvidencePurpose } from "@sunshine/domain/evidence/evidence.contract";
import { requestOf } from "@sunshine/domain/kernel/client";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { ConnectionError, readAnswer } from "../../platform/answer";
import { absoluteUrl } from "../../platform/api";
import { sendPicture } from "../../platform/pictures";
import type { Picture } from "../../platform/pictures.types";
import { inNameOf, type Sender } from "../../platform/sender";

interface Options {
  readonly purpose: EvidencePurpose;
  /** "nobody" sends no session, and asks that nothing be kept of the sender. */
  readonly as: Sender;
  readonly onProgress: (share: number) => void;
}

const tooLarge = ({ kind, bytes }: Picture): string | null => {
  if (kind === "photo" && bytes > MAX_PHOTO_BYTES) return "照片超过 20 MB，请换一张";
  return kind === "clip" && bytes > MAX_CLIP_BYTES ? "视频超过 50 MB，请剪短后再选" : null;
};

/** Why a picture cannot be sent at all, in Chinese; null when it can. */
export const pictureProblem = tooLarge;

/** Sends one photo or clip 上传证据 and gives its id. */
export const uploadPicture = async (picture: Picture, { purpose, as, onProgress }: Options): Promise<string> => {
  const { url } = requestOf(evidenceApi.upload, { purpose, ...(as === "nobody" ? { anonymous: true } : {}) });
  return inNameOf(as, "POST", async (bearing) => {
    const answer = await sendPicture(picture, { ...bearing, url: absoluteUrl(url), onProgress }).catch(() => {
      throw new ConnectionError();
    });
    if (!answer) throw new DomainError("rule_violated", { message: "本机找不到这张照片了，请删除后重新选择" });
    return evidenceApi.upload.output.parse(readAnswer(answer)).id;
  });
};
