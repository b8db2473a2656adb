/** Longest that a stop may take before the process ends anyway. */
const STOP_MS = 25_000;

/** Stops once on SIGTERM or SIGINT, finishing what was accepted. */
export const stopOnSignal = (stop: () => Promise<void>): void => {
  let stopping = false;
  const once = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      }
    );
  };
  process.on("SIGTERM", once);
  process.on("SIGINT", once);
};
