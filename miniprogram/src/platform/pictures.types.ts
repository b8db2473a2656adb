import type { EvidenceKind } from "@sunshine/domain/evidence/evidence.contract";
import type { Bearing, WireAnswer } from "./transport.types";

/** A photo or clip kept on this phone 本机照片 until it is sent. */
export interface Picture {
  /** Under which this phone keeps it. */
  readonly key: string;
  readonly kind: EvidenceKind;
  readonly bytes: number;
}

/** Lets the person take or choose some, or with `camera` only take them, and keeps them on the phone; empty when the person gave up. */
export type TakePictures = (most: number, clips: boolean, camera?: boolean) => Promise<readonly Picture[]>;
/** Where the phone can draw it from; null when the phone no longer has it. */
export type PreviewOf = (key: string) => Promise<string | null>;
export type DropPicture = (key: string) => Promise<void>;

interface Sending extends Bearing {
  readonly url: string;
  /** Share that has left the phone, 0 to 1. */
  readonly onProgress: (share: number) => void;
}
/** Sends the bytes as they are; rejects when no answer came, answers null when the phone no longer has it. */
export type SendPicture = (picture: Picture, sending: Sending) => Promise<WireAnswer | null>;

/** Gets a picture that only its reader may see, and where to draw it from. */
export type FetchPicture = (url: string, bearing: Bearing) => Promise<string>;
