import type * as z from "zod";
import { accountEvents } from "./accounts/account.events";
import { complaintEvents } from "./complaints/complaint.events";
import { contentEvents } from "./contents/content.events";
import { dispatchEvents } from "./dispatches/dispatch.events";
import { establishmentEvents } from "./establishments/establishment.events";
import { alarmEvents } from "./insights/alarm.events";
import { gradeEvents } from "./grades/grade.events";
import { honourEvents } from "./honours/honour.events";
import { inspectionEvents } from "./inspections/inspection.events";
import { noticeEvents } from "./notices/notice.events";
import { paymentEvents } from "./payments/payment.events";
import { rectificationEvents } from "./rectifications/rectification.events";
import { storefrontEvents } from "./storefronts/storefront.events";

/** Every event of the system 事件, one line a noun; the payload schema is its contract. */
export const eventSchemas = {
  ...accountEvents,
  ...establishmentEvents,
  ...complaintEvents,
  ...inspectionEvents,
  ...gradeEvents,
  ...storefrontEvents,
  ...paymentEvents,
  ...rectificationEvents,
  ...dispatchEvents,
  ...honourEvents,
  ...contentEvents,
  ...noticeEvents,
  ...alarmEvents,
};

export type EventName = keyof typeof eventSchemas;
export type EventPayload<N extends EventName> = z.output<(typeof eventSchemas)[N]>;
export const EVENT_NAMES = Object.keys(eventSchemas) as EventName[];
