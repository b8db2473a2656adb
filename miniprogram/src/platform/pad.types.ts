import type { PadStroke } from "@sunshine/domain/inspections/signature";

/** A sheet on the screen on which a finger draws 签名板. */
export interface Pad {
  /** In the pad's own pixels. */
  readonly width: number;
  readonly height: number;
  /** Draws everything anew. */
  readonly paint: (strokes: readonly PadStroke[]) => void;
}

/** Opens the canvas of this id; null where the device draws none. */
export type OpenPad = (id: string) => Promise<Pad | null>;

/** Where a touch fell on the canvas; null for one that is none. */
export type TouchOn = (event: unknown, id: string) => { readonly x: number; readonly y: number } | null;
