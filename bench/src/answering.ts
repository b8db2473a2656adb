interface Question {
  readonly id: number;
  readonly kind: string;
  readonly argument: unknown;
}

/** What a process of the benchmark can be asked. */
export type Answers = Readonly<Record<string, (argument: never) => unknown>>;

/** Answers the process that started this one until it goes away. */
export const answerParent = (answers: Answers, close: () => Promise<void> | void = () => undefined): void => {
  const all: Answers = { ready: () => true, cpu: () => process.cpuUsage(), ...answers };
  process.on("message", (question: Question) => {
    const { id, kind, argument } = question;
    Promise.resolve()
      .then(() => all[kind]?.(argument as never))
      .then((value) => process.send?.({ id, value }))
      .catch((error: unknown) => process.send?.({ id, error: error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error) }));
  });
  process.on("disconnect", () => {
    void Promise.resolve(close()).finally(() => process.exit(0));
  });
};
