import { evidenceApi, MAX_CLIP_BYTES, MAX_PHOTO_BYTES, type EvidencePurpose } from "@sunshine/domain/evidence/evidence.contract";
import { requestOf } from "@sunshine/domain/kernel/client";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { ConnectionError, readAnswer } from "../../platform/answer";
import { absoluteUrl, asMember } from "../../platform/api";
import { sendPicture } from "../../platform/pictures";
import type { Picture } from "../../platform/pictures.types";

interface Options {
  readonly purpose: EvidencePurpose;
  /** Sends no session, and asks that nothing be kept of the sender. */
  readonly anonymous: boolean;
  readonly onProgress: (share: number) => void;
}

const tooLarge = ({ kind, bytes }: Picture): string | null => {
  if (kind === "photo" && bytes > MAX_PHOTO_BYTES) return "照片超过 20 MB，请换一张";
  return kind === "clip" && bytes > MAX_CLIP_BYTES ? "视频超过 50 MB，请剪短后再选" : null;
};

/** Why a picture cannot be sent at all, in Chinese; null when it can. */
export const pictureProblem = tooLarge;

/** Sends one photo or clip 上传证据 and gives its id. */
export const uploadPicture = async (picture: Picture, { purpose, anonymous, onProgress }: Options): Promise<string> => {
  const { url } = requestOf(evidenceApi.upload, { purpose, ...(anonymous ? { anonymous: true } : {}) });
  const send = async (token: string | null): Promise<string> => {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await sendPicture(picture, { url: absoluteUrl(url), headers, onProgress }).catch(() => {
      throw new ConnectionError();
    });
    if (!answer) throw new DomainError("rule_violated", { message: "本机找不到这张照片了，请删除后重新选择" });
    return evidenceApi.upload.output.parse(readAnswer(answer)).id;
  };
  return anonymous ? send(null) : asMember(send);
};
