import { openLiveSocket, type LiveState, type Push } from "./live-socket";

class FakeSocket {
  static opened: FakeSocket[] = [];
  readonly said: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor() {
    FakeSocket.opened.push(this);
  }
  send(text: string): void {
    this.said.push(JSON.parse(text));
  }
  close(): void {
    this.onclose?.();
  }
  hears(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const push = (id: number): Push => ({ type: "push", id, name: "scan.recorded.v1", at: "2026-11-24T02:00:00.000Z", data: {} });

const listen = (after?: number) => {
  FakeSocket.opened = [];
  const heard: number[] = [];
  const states: LiveState[] = [];
  let gaps = 0;
  const socket = openLiveSocket({
    open: () => new FakeSocket() as unknown as WebSocket,
    ...(after !== undefined && { after }),
    onPush: ({ id }) => heard.push(id),
    onGap: () => (gaps += 1),
    onState: (state) => states.push(state),
    random: () => 1,
  });
  return { heard, states, gaps: () => gaps, socket };
};

const latest = (): FakeSocket => FakeSocket.opened.at(-1) as FakeSocket;

describe("the live socket", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("resumes after a loss from the last news it heard", () => {
    const { heard, states } = listen(40);
    latest().onopen?.();
    expect(latest().said).toEqual([{ type: "hello", after: 40 }]);
    latest().hears({ type: "ready", cursor: 40, gap: false });
    latest().hears(push(41));
    latest().hears(push(42));
    latest().close();
    expect(states.at(-1)).toBe("lost");

    jest.advanceTimersByTime(1_000);
    latest().onopen?.();
    expect(latest().said).toEqual([{ type: "hello", after: 42 }]);
    latest().hears(push(43));
    latest().hears({ type: "ready", cursor: 43, gap: false });
    expect(heard).toEqual([41, 42, 43]);
    expect(states.at(-1)).toBe("ready");
  });

  it("shows news once that comes both live and while catching up", () => {
    const { heard } = listen(10);
    latest().onopen?.();
    latest().hears(push(14));
    latest().hears(push(11));
    latest().hears(push(14));
    latest().hears({ type: "ready", cursor: 14, gap: false });
    expect(heard).toEqual([14, 11]);
  });

  it("asks again for the whole stretch when it was cut off while catching up", () => {
    listen(10);
    latest().onopen?.();
    latest().hears(push(14));
    latest().close();
    jest.advanceTimersByTime(1_000);
    latest().onopen?.();
    expect(latest().said).toEqual([{ type: "hello", after: 10 }]);
  });

  it("tells when too much was missed", () => {
    const { gaps } = listen(1);
    latest().onopen?.();
    latest().hears({ type: "ready", cursor: 9_000, gap: true });
    expect(gaps()).toBe(1);
  });

  it("waits longer after each failure and stops when it is closed", () => {
    const { socket } = listen();
    latest().close();
    jest.advanceTimersByTime(1_000);
    expect(FakeSocket.opened).toHaveLength(2);
    latest().close();
    jest.advanceTimersByTime(1_999);
    expect(FakeSocket.opened).toHaveLength(2);
    jest.advanceTimersByTime(1);
    expect(FakeSocket.opened).toHaveLength(3);
    socket.close();
    jest.advanceTimersByTime(60_000);
    expect(FakeSocket.opened).toHaveLength(3);
  });

  it("does not come back after a sign-out", () => {
    listen();
    latest().onopen?.();
    latest().hears({ type: "signed_out" });
    latest().close();
    jest.advanceTimersByTime(60_000);
    expect(FakeSocket.opened).toHaveLength(1);
  });
});
