import { create } from "zustand";
import type { Me } from "@sunshine/domain/accounts/account.contract";
import { createCaller } from "@sunshine/domain/kernel/client";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Method } from "@sunshine/domain/kernel/endpoint";
import { checked, isSignedOut, sendBearing } from "./api";
import { officerDoor } from "./officer-door";
import type { OfficerCredentials } from "./officer-door.types";
import { readStored, writeStored } from "./storage";
import type { Bearing } from "./transport.types";

const KEY = "officer.me";

export type SignedInOfficer = Extract<Me, { kind: "officer" }>;

/** The officer of this device as last known 当前监管人员; null when nobody is. */
export const useOfficer = create<{ officer: SignedInOfficer | null }>(() => ({ officer: null }));

const keepOfficer = (me: Me): SignedInOfficer | null => {
  const officer = me.kind === "officer" ? me : null;
  useOfficer.setState({ officer });
  writeStored(KEY, officer);
  return officer;
};

/** Takes up who was signed in, so that a draft can be worked on where there is no signal; asks nobody. */
export const startOfficer = (): void => useOfficer.setState({ officer: readStored<SignedInOfficer>(KEY) });

let resuming: Promise<SignedInOfficer | null> | null = null;

/** Asks who is signed in, signing in again where that needs nobody; several who ask at once share the answer. */
export const readOfficer = (): Promise<SignedInOfficer | null> => {
  resuming ??= officerDoor.resume().then(keepOfficer).finally(() => {
    resuming = null;
  });
  return resuming;
};

export const signInOfficer = async (given: OfficerCredentials): Promise<SignedInOfficer | null> => keepOfficer(await officerDoor.signIn(given));

export const signOutOfficer = async (): Promise<void> => {
  await officerDoor.signOut();
  keepOfficer({ kind: "anonymous" });
};

const isOver = (error: unknown): boolean => isSignedOut(error) || (error instanceof DomainError && error.code === "csrf_rejected");

/** Does something in the officer's name, once more when the session had to be renewed. */
export const asOfficer = async <T>(method: Method, run: (bearing: Bearing) => Promise<T>): Promise<T> => {
  await officerDoor.prepare(method);
  try {
    return await run(officerDoor.bearing(method));
  } catch (error) {
    if (!isOver(error) || !(await readOfficer())) throw error;
    return run(officerDoor.bearing(method));
  }
};

/** The bearer for the live channel. */
export const officerToken = (): string | null => officerDoor.token();

/** For officers 监管人员. */
export const officerApi = checked(createCaller((request) => asOfficer(request.method, (bearing) => sendBearing(request, bearing))));
