import { useRef, useState } from "react";
import type { EvidencePurpose } from "@sunshine/domain/evidence/evidence.contract";
import { dropPicture } from "../../platform/pictures";
import type { Picture } from "../../platform/pictures.types";
import type { Sender } from "../../platform/sender";
import { uploadPicture } from "./upload";

/** Sends pictures one by one; a second attempt goes on with those that have not arrived. */
export const useUploads = (purpose: EvidencePurpose, as: Sender) => {
  const arrived = useRef(new Map<string, string>());
  const [words, setWords] = useState<string | null>(null);
  const upload = async (pictures: readonly Picture[]): Promise<string[]> => {
    try {
      for (const [index, picture] of pictures.entries()) {
        if (arrived.current.has(picture.key)) continue;
        const onProgress = (share: number): void => setWords(`正在上传 ${index + 1} / ${pictures.length}（${Math.round(share * 100)}%）`);
        arrived.current.set(picture.key, await uploadPicture(picture, { purpose, as, onProgress }));
      }
    } finally {
      setWords(null);
    }
    return pictures.flatMap(({ key }) => arrived.current.get(key) ?? []);
  };
  /** The record holds them now: the phone need not. */
  const forget = (pictures: readonly Picture[]): void => pictures.forEach(({ key }) => void dropPicture(key));
  return { upload, forget, words };
};
