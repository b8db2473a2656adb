import type { AlarmRef } from "@sunshine/domain/insights/alarm.events";
import { regulatorsOf, type AudienceTable } from "../../platform/live/audience";

const tell = (event: AlarmRef) => [{ topics: regulatorsOf(event.townCode), data: { ...event } }];

/** Who hears of alarms 受众: the centre and the officers of the town. */
export const insightAudience: AudienceTable = { "alarm.raised.v1": tell, "alarm.acknowledged.v1": tell };
