import { PHONE } from "../../modules/complaints/tests/rig";

/** Everybody who asks and listens in the crawl. */
export const WHO = [
  "administrator", "bureauOfficer", "commandOperator", "stationOfficer", "colleague", "otherStationOfficer", "owner", "safetyOfficer", "otherOwner", "diner", "neighbour", "follower", "anonymous", "restricted",
] as const;
export type Who = (typeof WHO)[number];

/** Officers whose area holds the place; of them the station's officer handles the cases. */
const AREA: readonly Who[] = ["administrator", "bureauOfficer", "commandOperator", "stationOfficer", "colleague"];
const HANDLER: readonly Who[] = ["stationOfficer"];
/** Who sends others, and the officer who was sent. */
const CENTRE: readonly Who[] = ["administrator", "bureauOfficer", "commandOperator", "stationOfficer"];
const NOBODY: readonly Who[] = [];
const CASE: readonly Who[] = [...AREA, "diner"];

/** A text that would give something away, and exactly those who may read it. */
export interface Canary {
  readonly text: string;
  readonly readers: readonly Who[];
  /** Who may read it at these paths because it is also something else of theirs. */
  readonly elsewhere?: { readonly at: RegExp; readonly readers: readonly Who[] };
  /** Tables that hold it in plain; what is sealed stands in none. */
  readonly tables: readonly string[];
}

const steps = ["complaint_steps"];
/** An officer's own words, in the file of the case too. */
const task = ["dispatch_tasks", "complaint_steps", "establishment_timeline", "outbox_events", "live_pushes", "notices"];

/** Every word that is put into the world, by what it is. */
export const CANARIES = {
  name: { text: "CANARYNAME", readers: HANDLER, tables: [] },
  phone: { text: PHONE, readers: HANDLER, tables: [] },
  maskedPhone: { text: `${PHONE.slice(0, 3)}****${PHONE.slice(7)}`, readers: ["diner"], tables: [] },
  home: { text: "CANARYHOME", readers: HANDLER, tables: [] },
  openid: { text: "openid-canary", readers: NOBODY, tables: [] },
  camera: { text: "CANARYCAM", readers: NOBODY, tables: [] },
  serial: { text: "CANARY-SERIAL", readers: NOBODY, tables: [] },
  takenAt: { text: "2026-11-22T18:05:09", readers: HANDLER, tables: [] },
  order: { text: "canary0rder00000", readers: CASE, elsewhere: { at: /orders|takings|payments/, readers: ["owner", "safetyOfficer"] }, tables: ["orders", "complaint_cases", "outbox_events", "live_pushes"] },
  story: { text: "CANARYSTORY", readers: CASE, tables: ["complaint_cases"] },
  place: { text: "CANARYPLACE", readers: CASE, tables: ["complaint_cases"] },
  answer: { text: "CANARYANSWER", readers: CASE, tables: ["complaint_cases"] },
  number: { text: "TS20261123", readers: [...CASE], tables: ["complaint_cases", "complaint_steps", "outbox_events", "live_pushes", "dispatch_tasks", "notices"] },
  supplement: { text: "CANARYSUPPLEMENT", readers: CASE, tables: steps },
  rating: { text: "CANARYRATING", readers: CASE, tables: ["complaint_cases", ...steps] },
  reopening: { text: "CANARYREOPENING", readers: CASE, tables: steps },
  note: { text: "CANARYNOTE", readers: AREA, tables: steps },
  told: { text: "CANARYTOLD", readers: CASE, tables: steps },
  mediation: { text: "CANARYMEDIATION", readers: AREA, tables: [...steps, "complaint_mediations"] },
  lookReason: { text: "CANARYLOOK", readers: AREA, tables: [...steps, "audit_entries"] },
  anonymousStory: { text: "CANARYANONSTORY", readers: AREA, tables: ["complaint_cases"] },
  anonymousPlace: { text: "CANARYANONPLACE", readers: AREA, tables: ["complaint_cases"] },
  task: { text: "CANARYTASK", readers: AREA, tables: task },
  result: { text: "CANARYRESULT", readers: AREA, tables: task },
  message: { text: "CANARYMESSAGE", readers: CENTRE, tables: ["dispatch_messages"] },
} satisfies Record<string, Canary>;
export type CanaryName = keyof typeof CANARIES;

/** Those for whom it is, in the order of the list. */
export const readersOf = (name: CanaryName): Who[] => WHO.filter((who) => (CANARIES[name].readers as readonly Who[]).includes(who));

const elsewhereOf = (name: CanaryName): Canary["elsewhere"] => (CANARIES[name] as Canary).elsewhere;

/** Is it, at this path, something else than part of a case. */
export const isElsewhere = (name: CanaryName, path: string): boolean => elsewhereOf(name)?.at.test(path) ?? false;

/** May this person read it at this path. */
export const mayRead = (name: CanaryName, who: Who, path: string): boolean => readersOf(name).includes(who) || (isElsewhere(name, path) && elsewhereOf(name)!.readers.includes(who));

/** Which canaries sing in a text. */
export const heardIn = (text: string): CanaryName[] => (Object.keys(CANARIES) as CanaryName[]).filter((name) => text.includes(CANARIES[name].text));
