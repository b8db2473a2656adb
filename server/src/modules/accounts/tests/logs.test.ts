import pino from "pino";
import { openWorld } from "../../../testing/world";
import { LivePush } from "../../../platform/live/live.model";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { AuditEntry } from "../../audits/audit.model";
import { grantMembership } from "..";
import { createDevice, enlist, fakeMini, PASSWORD, SHOP, signInPhone } from "./rig";

const PHONE = "13800001234";

test("neither logs nor events nor the audit trail hold a password, a secret, a phone number or an openid", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const world = await openWorld({ mini: fakeMini(), log });
  await enlist(world, "fang");
  await world.write(() => grantMembership(world.services, { phone: PHONE, establishment: SHOP, role: "owner" }));
  const browser = createDevice(world);
  await browser.signIn("fang", "a wrong guess");
  await browser.signIn("fang", PASSWORD);
  const secret = browser.cookie().split("=")[1]!;
  const { token, device } = await signInPhone(world, "oVerySecretOpenid", PHONE);
  await device.post("/me/phone", { code: "broken" });
  await device.send("GET", `/me/sessions?phone=${PHONE}`);
  await browser.post("/sessions/sign-out");
  await world.settle();
  const kept = [lines.join("\n"), JSON.stringify(await OutboxEvent.findAll()), JSON.stringify(await LivePush.findAll()), JSON.stringify(await AuditEntry.findAll())];
  await world.close();
  expect(lines.length).toBeGreaterThan(5);
  for (const text of kept) for (const hidden of [PASSWORD, "a wrong guess", secret, token, PHONE, "oVerySecretOpenid"]) expect(text).not.toContain(hidden);
});
