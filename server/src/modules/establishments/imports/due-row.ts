import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import type { columnsOf } from "../archive-columns";

/** A row that is to be set, with its columns ready to be written. */
export interface DueRow extends ReturnType<typeof columnsOf> {
  readonly row: number;
  readonly version: number | null;
  readonly fields: EstablishmentFields;
}

/** A row that could be applied when it was compared and no longer can. */
export interface LateRejection {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}
