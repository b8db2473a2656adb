import { buffer } from "node:stream/consumers";
import { photoWithPlace } from "../../modules/evidence/tests/uploads";
import { createLog } from "../../platform/logging/log";
import { openDocument } from "../../platform/print/document";
import { CANARIES, heardIn, isElsewhere, mayRead, readersOf, WHO, type CanaryName, type Who } from "./canaries";
import { mounted, pause, readAll, readAround, tryAll, type Heard } from "./crawl";
import { listenAs, type Ear } from "./listen";
import { openCounty, walkTheLoop, type Walked } from "./loop";
import { textOfPdf } from "./readable";
import { plainIn, strays } from "./tables";

const NAMES = Object.keys(CANARIES) as CanaryName[];
const log: string[] = [];
const ears = new Map<Who, Ear>();
const read = new Map<Who, Heard[]>();
const tried = new Map<Who, Heard[]>();
let walked: Walked;

beforeAll(async () => {
  const county = await openCounty({ log: createLog("trace", { write: (line: string) => void log.push(line) }) });
  for (const who of WHO) ears.set(who, await listenAs(county.rig.world, county.people[who], county.rig.shop.publicId));
  walked = await walkTheLoop(county);
}, 120_000);
afterAll(async () => {
  for (const ear of ears.values()) ear.close();
  await walked.rig.close();
});

/** Where somebody read what is not for them. */
const leaks = (who: Who, heard: readonly Heard[]): string[] => [
  ...new Set(heard.flatMap(({ path, canaries }) => canaries.filter((name) => !mayRead(name, who, path)).map((name) => `${path}: ${name}`))),
];

const failures = (heard: readonly Heard[]): string[] => heard.filter(({ status }) => status === 429 || status === 500).map(({ path, status }) => `${path} ${status}`);

test.each(WHO)("nothing that %s can read holds what is not for them", async (who) => {
  pause(walked);
  const heard = await readAll(walked, who);
  read.set(who, heard);
  expect([failures(heard), leaks(who, heard)]).toEqual([[], []]);
}, 120_000);

test("what the server tells about itself holds nobody's data", async () => {
  expect(leaks("anonymous", await readAround(walked))).toEqual([]);
});

test("no address escapes the crawl: each was read by somebody", () => {
  const reached = new Set([...read.values()].flat().filter(({ status }) => status === 200).map(({ name }) => name));
  // Records that the loop does not make.
  const without = ["contents.photo", "establishments.photo", "establishments.imports.get", "establishments.imports.rows", "establishments.imports.rejected", "honours.get"];
  expect(mounted(walked).filter(({ endpoint, name }) => endpoint.method === "GET" && !reached.has(name)).map(({ name }) => name)).toEqual(without);
});

test.each(WHO)("nothing that is answered to what %s tries to do holds what is not for them", async (who) => {
  pause(walked);
  const heard = await tryAll(walked, who);
  tried.set(who, heard);
  expect([failures(heard), leaks(who, heard)]).toEqual([[], []]);
}, 120_000);

test("the crawl finds what is there: each word is read by exactly those for whom it is", () => {
  const found = (name: CanaryName) => WHO.filter((who) => [...read.get(who)!, ...tried.get(who)!].some(({ canaries, path }) => canaries.includes(name) && !isElsewhere(name, path)));
  expect(Object.fromEntries(NAMES.map((name) => [name, found(name)]))).toEqual(Object.fromEntries(NAMES.map((name) => [name, readersOf(name)])));
});

test("every ear was told something, and nobody heard what is not for them", async () => {
  await walked.rig.world.settle();
  const told = (who: Who): string => ears.get(who)!.heard.join("\n");
  expect(WHO.filter((who) => !told(who).includes('"push"'))).toEqual([]);
  const heard = WHO.map((who) => [who, heardIn(told(who)).filter((name) => !mayRead(name, who, "push"))]);
  expect(heard).toEqual(WHO.map((who) => [who, []]));
  expect(heardIn(told("commandOperator"))).toEqual(expect.arrayContaining(["number", "task"]));
});

test("the database holds in plain only what is the matter itself, where it belongs", async () => {
  const found = await plainIn(walked.rig.world.services.db.sequelize);
  expect(found.get("complaint_cases")).toEqual(expect.arrayContaining(["story", "place", "answer"]));
  expect(strays(found)).toEqual([]);
});

test("the log holds no word of it, and nobody's follow-up code", () => {
  const text = log.join("");
  expect(text).toContain("/me/complaints/:id/supplements");
  expect([heardIn(text), text.includes(walked.followUpCode)]).toEqual([[], false]);
});

test("the photo that was sent says where, when and with what it was taken", async () => {
  expect(heardIn((await photoWithPlace()).toString("latin1"))).toEqual(["camera", "serial"]);
});

test("words in a PDF are found, so that the crawl can fail", async () => {
  const page = openDocument({ size: "A4", margin: 50 });
  page.font("regular").text("找得到 CANARYSTORY 的字");
  page.end();
  expect(textOfPdf(await buffer(page))).toContain("CANARYSTORY");
});
