import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useMemo, type PropsWithChildren, type ReactNode } from "react";
import { accountApi, type Me } from "@sunshine/domain/accounts/account.contract";
import { api, onSignedOut, setCsrfToken } from "./api";

export type OfficerMe = Extract<Me, { kind: "officer" }>;
export type MemberMe = Extract<Me, { kind: "member" }>;

interface Session {
  readonly me: Me;
  /** Takes over the person who has just signed in, with the new page token. */
  readonly enter: (signedIn: { me: Me; csrfToken?: string | undefined }) => void;
  /** Forgets everything that the page knows; the server's session is ended by the caller. */
  readonly leave: () => void;
  readonly reload: () => Promise<unknown>;
}

const SessionContext = createContext<Session | null>(null);
const ME_KEY = [accountApi.me.path, {}];
const ANONYMOUS: Me = { kind: "anonymous" };

interface Props {
  readonly loading: ReactNode;
  readonly failed: (error: Error, retry: () => void) => ReactNode;
}

/** Knows who is signed in 当前登录; everything below it may ask. */
export const SessionProvider = ({ loading, failed, children }: PropsWithChildren<Props>): React.JSX.Element => {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ME_KEY,
    queryFn: async () => {
      const answer = await api(accountApi.me, {});
      setCsrfToken(answer.csrfToken);
      return answer.me;
    },
    staleTime: Infinity,
  });

  const enter = useCallback<Session["enter"]>(
    ({ me, csrfToken }) => {
      setCsrfToken(csrfToken);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME_KEY[0] });
      client.setQueryData(ME_KEY, me);
    },
    [client]
  );
  const leave = useCallback(() => enter({ me: ANONYMOUS }), [enter]);
  useEffect(() => onSignedOut(leave), [leave]);

  const session = useMemo<Session | null>(() => (data ? { me: data, enter, leave, reload: () => refetch() } : null), [data, enter, leave, refetch]);
  if (session) return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
  return <>{error ? failed(error, () => void refetch()) : loading}</>;
};

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error("SessionProvider is missing");
  return session;
};
