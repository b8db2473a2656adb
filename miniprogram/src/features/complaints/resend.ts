import { CHANNEL } from "../../platform/channel";
import { readToken } from "../../platform/credentials";
import { createResending } from "../../platform/resending";
import { isAnonymous } from "./draft";
import { sendWaiting, startOutbox, useOutbox, type Parcel } from "./outbox";

/** In the background nobody may be asked who they are: without a session a browser waits for its person. */
const unasked = ({ draft }: Parcel): boolean => isAnonymous(draft) || CHANNEL === "weapp" || readToken() !== null;

const resending = createResending(() => sendWaiting(unasked));

/** Sends what waits. */
export const resend = resending.resend;

/** Once at start: drafts that were handed in without a network go out by themselves when it returns. */
export const startResending = (): void => {
  startOutbox();
  resending.start(useOutbox.getState().parcels.length > 0);
};
