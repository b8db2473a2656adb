import type { ContentSubject } from "@sunshine/domain/contents/content.vocabulary";
import type { ContentCheck } from "./content.model";

/** How a noun shows what was judged, or takes it away; in the transaction of the decision. */
export interface Publisher {
  readonly publish: (check: ContentCheck, now: Date) => Promise<void>;
  readonly withhold: (check: ContentCheck, now: Date) => Promise<void>;
}

const publishers = new Map<ContentSubject, Publisher>();

/** Each noun whose words or photos are judged says, at start, how they are published. */
export const letSubjectPublish = (subject: ContentSubject, publisher: Publisher): void => {
  publishers.set(subject, publisher);
};

export const publisherOf = (subject: ContentSubject): Publisher => {
  const found = publishers.get(subject);
  if (!found) throw new Error(`nobody publishes ${subject}`);
  return found;
};
