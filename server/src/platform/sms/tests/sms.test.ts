import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { openWorld, type World } from "../../../testing/world";
import { smsGateway, smsSignature } from "../sms-gateway";
import { SmsMessage } from "../sms.model";
import { openSms, queueSms } from "../send-sms";
import { outboxSender, SmsRefused, SmsUnavailable, type SmsSender } from "../sms-port";

const SECRET = "0123456789abcdef";
const PHONE = "13800001234";

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A county's gateway on a local port, which answers as it is told. */
const openGateway = async () => {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 200).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`, received, answers, close: () => new Promise((resolve) => server.close(resolve)) };
};

let gateway: Awaited<ReturnType<typeof openGateway>>;
let sender: SmsSender;
beforeAll(async () => {
  gateway = await openGateway();
  sender = smsGateway({ production: false, url: gateway.url, app: "sunshine", secret: SECRET, timeoutMs: 2000 });
});
beforeEach(() => {
  gateway.received.length = 0;
});
afterAll(() => gateway.close());

describe("the gateway", () => {
  it("gets a signed JSON body, whose signature covers time, nonce and every byte", async () => {
    await sender.send({ key: "notice:1:officer:3", phone: PHONE, text: "紧急任务" });
    const [{ headers, body }] = gateway.received as [Received];
    expect(JSON.parse(body)).toEqual({ app: "sunshine", key: "notice:1:officer:3", phone: PHONE, text: "紧急任务" });
    const sign = (text: string): string => smsSignature(SECRET, String(headers["x-timestamp"]), String(headers["x-nonce"]), text);
    expect(headers["x-signature"]).toBe(sign(body));
    expect(headers["x-signature"]).not.toBe(sign(body.replace("1234", "4321")));
    expect(headers["idempotency-key"]).toBe("notice:1:officer:3");
  });

  it.each([[400, SmsRefused], [403, SmsRefused], [429, SmsUnavailable], [500, SmsUnavailable], [503, SmsUnavailable]] as const)("answering %d", async (status, kind) => {
    gateway.answers.push(status);
    const error = await sender.send({ key: "k", phone: PHONE, text: "验证码 123456" }).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).not.toMatch(/1234/);
  });

  it("that does not answer is asked again later", async () => {
    await expect(smsGateway({ production: false, url: "http://127.0.0.1:9/send", app: "a", secret: SECRET }).send({ key: "k", phone: PHONE, text: "t" })).rejects.toBeInstanceOf(SmsUnavailable);
  });

  it("without https is refused in production", () => {
    expect(() => smsGateway({ production: true, url: gateway.url, app: "a", secret: SECRET })).toThrow("https");
  });
});

describe("messages of the system", () => {
  const worlds: World[] = [];
  const open = async (sms: SmsSender | null): Promise<World> => {
    const world = await openWorld({ sms });
    worlds.push(world);
    return world;
  };
  afterAll(async () => {
    for (const world of worlds) await world.close();
  });
  const queue = (world: World, purpose: "code" | "notice", key = "one") => world.write(() => queueSms(world.services, [{ key, purpose, phone: PHONE, text: "验证码 123456" }], world.services.clock.now()));
  const states = async () => (await SmsMessage.findAll({ order: [["id", "ASC"]] })).map(({ state }) => state);

  it("leave once with the change that wanted them, are tried again, and forget a code that has left", async () => {
    const world = await open(sender);
    await expect(world.write(async () => {
      await queueSms(world.services, [{ key: "undone", purpose: "notice", phone: PHONE, text: "x" }], world.services.clock.now());
      throw new Error("undone");
    })).rejects.toThrow("undone");
    await queue(world, "code");
    await queue(world, "code");
    gateway.answers.push(503);
    await world.runtime.jobs.drain();
    expect(await states()).toEqual(["waiting"]);
    world.at("2026-11-23T03:00:00.000Z");
    await world.runtime.jobs.drain();
    expect(gateway.received).toHaveLength(2);
    expect(await states()).toEqual(["sent"]);
    const row = await SmsMessage.findOne({ rejectOnEmpty: true });
    expect(JSON.stringify(row)).not.toContain(PHONE);
    expect(openSms(world.services, row)).toEqual({ phone: PHONE, text: null });
  });

  it("are kept to be looked at where there is no gateway, and given up when it refuses", async () => {
    const world = await open(outboxSender());
    await queue(world, "code");
    await world.runtime.jobs.drain();
    const kept = await SmsMessage.findOne({ rejectOnEmpty: true });
    expect([kept.state, openSms(world.services, kept).text]).toEqual(["kept", "验证码 123456"]);
    const refusing = await open(sender);
    gateway.answers.push(400);
    await queue(refusing, "notice", "two");
    await refusing.runtime.jobs.drain();
    expect(await states()).toEqual(["failed"]);
  });

  it("are not even asked for where none can be sent", async () => {
    const world = await open(null);
    await queue(world, "notice");
    expect(await SmsMessage.count()).toBe(0);
  });
});
