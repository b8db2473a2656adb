import { CHANNEL } from "../../platform/channel";
import { readToken } from "../../platform/credentials";
import { onNetworkBack } from "../../platform/device";
import { isAnonymous } from "./draft";
import { sendWaiting, startOutbox, useOutbox, type Parcel } from "./outbox";

const AGAIN_MS = 20_000;

/** In the background nobody may be asked who they are: without a session a browser waits for its person. */
const unasked = ({ draft }: Parcel): boolean => isAnonymous(draft) || CHANNEL === "weapp" || readToken() !== null;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits, and tries again in a while as long as something does. */
export const resend = async (): Promise<void> => {
  clearTimeout(timer);
  const left = await sendWaiting(unasked);
  clearTimeout(timer);
  if (left > 0) timer = setTimeout(() => void resend(), AGAIN_MS);
};

/** Once at start: drafts that were handed in without a network go out by themselves when it returns. */
export const startResending = (): void => {
  startOutbox();
  onNetworkBack(() => void resend());
  if (useOutbox.getState().parcels.length > 0) void resend();
};
