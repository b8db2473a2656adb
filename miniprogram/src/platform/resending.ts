import { onNetworkBack } from "./device";

const AGAIN_MS = 20_000;

interface Resending {
  readonly resend: () => Promise<void>;
  /** Once at start: what was handed in without a network goes out by itself when it returns. */
  readonly start: (anything: boolean) => void;
}

/** Sends what waits, and tries again in a while as long as something does 自动重发. */
export const createResending = (sendWaiting: () => Promise<number>): Resending => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const resend = async (): Promise<void> => {
    clearTimeout(timer);
    const left = await sendWaiting();
    clearTimeout(timer);
    if (left > 0) timer = setTimeout(() => void resend(), AGAIN_MS);
  };
  return {
    resend,
    start: (anything) => {
      onNetworkBack(() => void resend());
      if (anything) void resend();
    },
  };
};
