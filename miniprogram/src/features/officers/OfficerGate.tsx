import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { readOfficer, useOfficer } from "../../platform/officer-api";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { NewPasswordForm } from "./NewPasswordForm";
import { SignInForm } from "./SignInForm";

const FIRST = "您用的是一次性密码，先换成自己的密码，才能办理业务。";

/**
 * Shows what is inside to officers, and lets the others sign in. Whoever was signed in goes on without a signal: drafts are
 * kept on the phone, and the server asks again as soon as it is reached.
 */
export const OfficerGate = ({ children }: { readonly children: ReactNode }) => {
  const client = useQueryClient();
  const officer = useOfficer((known) => known.officer);
  const [login, setLogin] = useState<string | null>(null);
  const { error, isPending, refetch } = useQuery({ queryKey: ["officer-session"], queryFn: readOfficer });
  const entered = (as: string): void => {
    setLogin(as);
    void client.invalidateQueries({ queryKey: ["officer"] });
  };
  if (officer) return officer.mustChangePassword ? <NewPasswordForm login={login} why={FIRST} /> : <>{children}</>;
  if (isPending) return <Skeleton shape="card" count={2} />;
  if (error) return <ErrorRetry error={error} onRetry={() => void refetch()} />;
  return <SignInForm onDone={entered} />;
};
