import { TextDecoder, TextEncoder } from "node:util";

// What every browser has and jsdom lacks; imported before the modules that look for it.
class StillObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Hands a message over in the next turn; Node's own channel would keep the test alive. */
class TurnChannel {
  readonly port1: { onmessage: ((event: { data: unknown }) => void) | null } = { onmessage: null };
  readonly port2 = { postMessage: (data: unknown): void => void setTimeout(() => this.port1.onmessage?.({ data }), 0) };
}
Object.assign(globalThis, { TextEncoder, TextDecoder, ResizeObserver: StillObserver, MessageChannel: TurnChannel, IS_REACT_ACT_ENVIRONMENT: true });
Object.defineProperty(window, "matchMedia", {
  value: (media: string) => ({ media, matches: false, addListener: () => undefined, removeListener: () => undefined, addEventListener: () => undefined, removeEventListener: () => undefined }),
});
Element.prototype.scrollIntoView = () => undefined;

// jsdom complains aloud about pseudo-elements, which have no style there anyway.
const styleOf = window.getComputedStyle.bind(window);
window.getComputedStyle = (element: Element): CSSStyleDeclaration => styleOf(element);
