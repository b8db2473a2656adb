import { create } from "zustand";
import { DomainError } from "@sunshine/domain/kernel/errors";

interface Prompt {
  readonly choose: (openid: string) => void;
  readonly dismiss: () => void;
}

/** Open while a browser in demo mode waits for the person to choose who to be. */
export const useIdentityPrompt = create<{ prompt: Prompt | null }>(() => ({ prompt: null }));

/** Asks for a demo identity 演示身份; rejects when the person closes the sheet. */
export const askIdentity = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const close = (): void => useIdentityPrompt.setState({ prompt: null });
    useIdentityPrompt.setState({
      prompt: {
        choose: (openid) => {
          close();
          resolve(openid);
        },
        dismiss: () => {
          close();
          reject(new DomainError("unauthenticated", { message: "还没有登录" }));
        },
      },
    });
  });
