import { create } from "zustand";
import type { accountApi } from "@sunshine/domain/accounts/account.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";

interface Prompt<T> {
  readonly choose: (answer: T) => void;
  readonly dismiss: () => void;
}

type PhoneSession = OutputOf<typeof accountApi.signInByPhone>;

/** Open while a browser in demo mode waits for the person to choose who to be. */
export const useIdentityPrompt = create<{ prompt: Prompt<string> | null }>(() => ({ prompt: null }));

/** Open while a browser outside of WeChat waits for the person to sign in by a code. */
export const usePhonePrompt = create<{ prompt: Prompt<PhoneSession> | null }>(() => ({ prompt: null }));

const ask = <T>(show: (prompt: Prompt<T> | null) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    show({
      choose: (answer) => {
        show(null);
        resolve(answer);
      },
      dismiss: () => {
        show(null);
        reject(new DomainError("unauthenticated", { message: "还没有登录" }));
      },
    });
  });

/** Asks for a demo identity 演示身份; rejects when the person closes the sheet. */
export const askIdentity = (): Promise<string> => ask((prompt) => useIdentityPrompt.setState({ prompt }));

/** Asks for a number and the code sent to it 短信登录; rejects when the person closes the sheet. */
export const askPhoneSession = (): Promise<PhoneSession> => ask((prompt) => usePhonePrompt.setState({ prompt }));
