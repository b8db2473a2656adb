// WeChat has no AbortController and the query client constructs one per request.
class AbortSignal {
  constructor() {
    this.aborted = false;
    this.reason = undefined;
    this.onabort = null;
    this.listeners = [];
  }

  addEventListener(type, listener) {
    if (type === "abort") this.listeners.push(listener);
  }

  removeEventListener(_type, listener) {
    this.listeners = this.listeners.filter((one) => one !== listener);
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }
}

export class AbortController {
  constructor() {
    this.signal = new AbortSignal();
  }

  abort(reason = Object.assign(new Error("aborted"), { name: "AbortError" })) {
    const { signal } = this;
    if (signal.aborted) return;
    signal.aborted = true;
    signal.reason = reason;
    const event = { type: "abort", target: signal };
    if (signal.onabort) signal.onabort(event);
    for (const listener of signal.listeners) listener(event);
  }
}
