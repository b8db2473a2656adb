import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useMemo, useRef, useState, type PropsWithChildren } from "react";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import { openLiveSocket, openPageSocket, type LiveState, type Push } from "./live-socket";

interface Live {
  readonly state: LiveState;
  readonly listen: (hear: (push: Push) => void) => () => void;
}

const LiveContext = createContext<Live>({ state: "connecting", listen: () => () => undefined });

/** Which answers an event makes stale, by path prefix; the first matching line counts. */
const STALE: readonly (readonly [event: string, ...prefixes: string[]])[] = [
  ["establishment.import_progressed", "/establishment-imports"],
  ["establishment.", "/establishments", "/insights/overview"],
  ["checkout_code.", "/establishments/:id/codes", "/establishments/:id/timeline"],
  ["inspection.", "/inspections", "/establishments", "/insights/overview"],
  ["complaint.", "/complaints", "/establishments/:establishmentId/complaints", "/establishments/:id/timeline"],
  ["rectification.", "/rectifications", "/inspections", "/establishments/:id/timeline"],
  ["dispatch.", "/dispatches", "/me/dispatches", "/establishments/:id/timeline"],
  ["duty.", "/duty", "/me/duty", "/dispatches"],
  ["grade.", "/establishments", "/insights/overview"],
  ["accident.", "/establishments"],
  ["content.", "/content-checks"],
  ["honour.", "/honours", "/establishments/:establishmentId/honour-facts"],
  ["order.", "/establishments/:establishmentId/", "/payments", "/insights/overview"],
  ["scan.", "/establishments/:establishmentId/takings", "/insights/overview"],
  ["notice.", "/notices"],
  ["payment.", "/payments", "/insights/health"],
];

const GATHER_MS = 400;

/** Hears the news of the signed-in person and lets go of what they make stale; news within a moment count as one. */
export const LiveProvider = ({ onSignedOut, children }: PropsWithChildren<{ onSignedOut: () => void }>): React.JSX.Element => {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  const hearers = useRef(new Set<(push: Push) => void>());
  const signedOut = useRef(onSignedOut);
  signedOut.current = onSignedOut;

  useEffect(() => {
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const letGo = (): void => {
      const prefixes = [...stale];
      stale.clear();
      timer = undefined;
      void client.invalidateQueries({ predicate: ({ queryKey }) => prefixes.some((prefix) => String(queryKey[0]).startsWith(prefix)) });
    };
    const socket = openLiveSocket({
      open: () => openPageSocket(LIVE_PATH),
      onState: setState,
      onGap: () => void client.invalidateQueries(),
      onSignedOut: () => signedOut.current(),
      onPush: (push) => {
        const [, ...prefixes] = STALE.find(([event]) => push.name.startsWith(event)) ?? [""];
        prefixes.forEach((prefix) => stale.add(prefix));
        timer ??= setTimeout(letGo, GATHER_MS);
        hearers.current.forEach((hear) => hear(push));
      },
    });
    return () => {
      clearTimeout(timer);
      socket.close();
    };
  }, [client]);

  const live = useMemo<Live>(
    () => ({
      state,
      listen: (hear) => {
        hearers.current.add(hear);
        return () => hearers.current.delete(hear);
      },
    }),
    [state]
  );
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
};

export const useLiveState = (): LiveState => useContext(LiveContext).state;

/** Calls `hear` with every push while the component is shown. */
export const usePushes = (hear: (push: Push) => void): void => {
  const { listen } = useContext(LiveContext);
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => listen((push) => latest.current(push)), [listen]);
};
