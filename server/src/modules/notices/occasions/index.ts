import type { EventName, EventPayload } from "@sunshine/domain/events";
import { caseOccasions } from "./cases";
import { honourOccasions } from "./honours";
import type { Occasion, OccasionTable } from "./occasion";
import { paymentOccasions, shopOccasions } from "./shops";
import { taskOccasions } from "./tasks";

const TABLE: OccasionTable = { ...caseOccasions, ...taskOccasions, ...shopOccasions, ...honourOccasions, ...paymentOccasions };

/** What an event offers to the words of the configuration; null for events that nobody is told of. */
export const occasionOf = (name: EventName, payload: EventPayload<EventName>): Occasion | null => (TABLE[name] as ((payload: unknown) => Occasion) | undefined)?.(payload) ?? null;

/** Events that offer something. */
export const OCCASIONS = Object.keys(TABLE) as EventName[];

export type { Occasion } from "./occasion";
