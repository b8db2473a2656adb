import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";

Object.assign(globalThis, { __API_BASE__: "", IS_REACT_ACT_ENVIRONMENT: true });

export interface Rendered {
  readonly text: () => string;
  readonly byId: (id: string) => HTMLElement;
  readonly click: (id: string) => Promise<void>;
  readonly until: (what: string, holds: () => boolean) => Promise<void>;
  readonly unmount: () => Promise<void>;
}

const TURNS = 200;

/** Lets what was promised happen, without waiting for time. */
const turn = (): Promise<void> => act(() => new Promise<void>((resolve) => void setTimeout(resolve, 0)));

/** Renders a page as a phone would, and finds things by what people see. */
export const render = async (element: ReactElement): Promise<Rendered> => {
  const container = document.body.appendChild(document.createElement("div"));
  const root = createRoot(container);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" }, mutations: { networkMode: "always" } } });
  await act(async () => root.render(<QueryClientProvider client={client}>{element}</QueryClientProvider>));
  const byId = (id: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(`#${id}`);
    if (!found) throw new Error(`#${id} is not shown; shown is: ${container.textContent}`);
    return found;
  };
  return {
    text: () => container.textContent,
    byId,
    click: async (id) => {
      await act(async () => byId(id).click());
    },
    until: async (what, holds) => {
      for (let turns = 0; !holds(); turns++) {
        if (turns > TURNS) throw new Error(`waited in vain for ${what}; shown is: ${container.textContent}`);
        await turn();
      }
    },
    unmount: async () => {
      await act(async () => root.unmount());
      client.clear();
      container.remove();
    },
  };
};
