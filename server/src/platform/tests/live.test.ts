import { WebSocket } from "ws";
import { LIVE_PATH, type ServerMessage } from "@sunshine/domain/live/live.protocol";
import { actorsAround } from "../../testing/actors";
import { openWorld, type World } from "../../testing/world";
import { topic } from "../live/audience";
import { LivePush } from "../live/live.model";
import { inTransaction } from "../db/transaction";
import { emit } from "../outbox/outbox";

let world: World;
const sockets: WebSocket[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.terminate()));
afterAll(() => world.close());

interface Phone {
  readonly heard: ServerMessage[];
  readonly until: (enough: (heard: ServerMessage[]) => boolean) => Promise<void>;
  readonly socket: WebSocket;
}

/** A client that says hello and keeps what it hears. */
const connect = async (hello: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Phone> => {
  const socket = new WebSocket(world.url.replace("http", "ws") + LIVE_PATH, { headers });
  sockets.push(socket);
  const heard: ServerMessage[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (raw: Buffer) => {
    heard.push(JSON.parse(raw.toString()) as ServerMessage);
    waiting.splice(0).forEach((look) => look());
  });
  const until = async (enough: (heard: ServerMessage[]) => boolean): Promise<void> => {
    while (!enough(heard)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
  socket.send(JSON.stringify({ type: "hello", ...hello }));
  await until((all) => all.some(({ type }) => type === "ready"));
  return { heard, until, socket };
};

const push = async (topics: string[], name = "order.paid.v1", data: Record<string, unknown> = {}): Promise<number> => {
  const row = await LivePush.create({ eventId: 1, name, topics, data, at: new Date() });
  await world.runtime.hub.poll();
  return row.id;
};
const idsHeard = ({ heard }: Phone): number[] => heard.flatMap((message) => (message.type === "push" ? [message.id] : []));

test("everybody hears their own topics and nobody else's", async () => {
  const { owner, diner, stationOfficer, bureauOfficer } = actorsAround(42);
  const tokens = [owner, diner, stationOfficer, bureauOfficer].map((actor) => world.tokenOf(actor));
  const [shop, guest, station, bureau] = (await Promise.all(tokens.map((token) => connect({ token })))) as [Phone, Phone, Phone, Phone];
  const passer = await connect({ shops: ["0123456789abcdef"] });
  const forShop = await push([topic.shop(42)]);
  const forTown = await push([topic.county, topic.town("330127100")]);
  const forOtherTown = await push([topic.county, topic.town("330127108")]);
  const forPublic = await push([topic.storefront("0123456789abcdef")]);
  const last = await push([topic.shop(42), topic.member(14), topic.county, topic.town("330127100"), topic.storefront("0123456789abcdef")]);
  await Promise.all([shop, guest, station, bureau, passer].map((phone) => phone.until(() => idsHeard(phone).includes(last))));
  expect(idsHeard(shop)).toEqual([forShop, last]);
  expect(idsHeard(guest)).toEqual([last]);
  expect(idsHeard(station)).toEqual([forTown, last]);
  expect(idsHeard(bureau)).toEqual([forTown, forOtherTown, last]);
  expect(idsHeard(passer)).toEqual([forPublic, last]);
});

test("a socket that comes back names its last push and misses nothing", async () => {
  const { owner } = actorsAround(43);
  const token = world.tokenOf(owner);
  const first = await connect({ token });
  const seen = await push([topic.shop(43)]);
  await first.until(() => idsHeard(first).includes(seen));
  first.socket.terminate();
  const missed = [await push([topic.shop(43)]), await push([topic.shop(43)])];
  await push([topic.shop(99)]);
  const again = await connect({ token, after: seen });
  await again.until(() => idsHeard(again).length >= 2);
  expect(idsHeard(again)).toEqual(missed);
  expect(again.heard.find(({ type }) => type === "ready")).toMatchObject({ gap: false });
});

test("who missed too much is told to reload", async () => {
  const { owner } = actorsAround(44);
  const before = await push([topic.shop(44)]);
  await LivePush.bulkCreate(Array.from({ length: 2100 }, () => ({ eventId: 1, name: "order.paid.v1", topics: [topic.shop(44)], data: {}, at: new Date() })));
  await world.runtime.hub.poll();
  const late = await connect({ token: world.tokenOf(owner), after: before });
  expect(late.heard.find(({ type }) => type === "ready")).toMatchObject({ gap: true });
});

test("a revoked session's socket is told and closed", async () => {
  const { diner } = actorsAround(45);
  const phone = await connect({ token: world.tokenOf(diner) });
  const closed = new Promise<number>((resolve) => phone.socket.once("close", resolve));
  await push([topic.session(diner.sessionId)], "session.revoked.v1");
  expect(await closed).toBe(4401);
  expect(phone.heard.some(({ type }) => type === "signed_out")).toBe(true);
});

test("a page of another site cannot open the socket", async () => {
  await expect(connect({}, { origin: "https://evil.example" })).rejects.toThrow();
});

test("nonsense closes the socket", async () => {
  const phone = await connect({});
  const closed = new Promise<number>((resolve) => phone.socket.once("close", resolve));
  phone.socket.send("not json");
  expect(await closed).toBe(4400);
});

test("an event reaches the screen through outbox and relay", async () => {
  const { owner } = actorsAround(46);
  const phone = await connect({ token: world.tokenOf(owner) });
  await inTransaction(world.services.db.sequelize, () =>
    emit("checkout_code.created.v1", { establishment: { id: 46, publicId: "0123456789abcdef", name: "测试饭店", townCode: "330127100" }, code: "0123456789", label: "一号桌", by: "测试" })
  );
  await world.settle();
  await phone.until(() => idsHeard(phone).length > 0);
  expect(phone.heard.find(({ type }) => type === "push")).toMatchObject({ name: "checkout_code.created.v1" });
});
