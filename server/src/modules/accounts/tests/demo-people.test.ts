import { createServer, type Server } from "node:http";
import { readSettings } from "@sunshine/config/settings";
import { openWorld } from "../../../testing/world";
import { setDemoPeople } from "..";
import { createDevice } from "./rig";

const production = readSettings({ MODE: "production", DATA_KEY: Buffer.alloc(32, 1).toString("base64"), PUBLIC_URL: "https://food.example", DATA_DIR: "/nonexistent" });
const CAST = { officers: [{ login: "bureau", password: "Sunshine2026", name: "章明远", role: "bureau_officer" as const }], members: [{ openid: "demo-owner-001", label: "鱼味馆负责人" }] };

const simulator = async (): Promise<{ server: Server; url: string; asked: string[] }> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    request.resume().on("end", () => response.setHeader("content-type", "application/json").end(JSON.stringify({ code: `code-${asked.length}` })));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, asked, url: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
};

test("the sign-in pages of a demo know its people, and get codes from the simulator", async () => {
  const { server, url, asked } = await simulator();
  const world = await openWorld({ settings: readSettings({ MODE: "test", WX_SIMULATOR_URL: url }) });
  const visitor = createDevice(world);
  expect((await visitor.get("/demo/people")).body).toEqual({ officers: [], members: [] });
  await setDemoPeople(world.services, CAST);
  await setDemoPeople(world.services, CAST);
  expect((await visitor.get("/demo/people")).body).toEqual(CAST);
  expect((await visitor.post("/demo/wechat-code", { openid: "demo-owner-001" })).body).toEqual({ code: "code-1" });
  expect((await visitor.post("/demo/phone-code", { phone: "13800001234" })).body).toEqual({ code: "code-2" });
  expect(asked).toEqual(["/__sim/login", "/__sim/phone"]);
  await world.close();
  await new Promise((resolve) => server.close(resolve));
});

test("without a simulator the demo says so, and without a mini-program so does the sign-in", async () => {
  const world = await openWorld();
  expect((await createDevice(world).post("/sessions/wechat", { code: "open:o1" })).status).toBe(503);
  expect((await createDevice(world).post("/demo/wechat-code", { openid: "o1" })).status).toBe(503);
  await world.close();
});

test("in production neither the addresses nor the people exist", async () => {
  const world = await openWorld({ settings: production });
  const visitor = createDevice(world);
  expect((await visitor.get("/demo/people")).status).toBe(404);
  expect((await visitor.post("/demo/wechat-code", { openid: "o1" })).status).toBe(404);
  expect((await visitor.post("/demo/phone-code", { phone: "13800001234" })).status).toBe(404);
  await expect(setDemoPeople(world.services, CAST)).rejects.toThrow("production");
  await world.close();
});
