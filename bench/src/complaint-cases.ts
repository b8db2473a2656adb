import type { Database } from "../../server/src/platform/db/database";
import type { CountySizes } from "./complaint-people";

/** Days over which the cases are spread, evenly, the latest today. */
const DAYS = 3 * 365;
const TZ = "+ INTERVAL 8 HOUR";

/** One of several texts, by a number of the row. */
const pick = (by: string, texts: readonly string[]): string => `ELT(1 + ${by} % ${texts.length}, ${texts.map((text) => `'${text}'`).join(", ")})`;

const STORIES = [
  "晚上和家人在这家店吃饭，鱼头汤里有一根铁丝，差点咽下去，跟服务员说了以后只肯换一碗，态度很差，希望查一查后厨。",
  "点的红烧肉明显有酸味，吃了两口就停了，店里说是放了醋。结账时要求不付这道菜，老板不同意，还说要报警。",
  "后厨的门开着，地上有积水，抹布和砧板放在一起，生肉和熟食也没有分开，看了不敢再来。",
  "用餐时看到一只蟑螂从桌边爬过，叫服务员来看，她用脚踩死后说夏天都这样，没有任何说明。",
  "菜单上写的是一百二十八元，结账时收了一百六十八元，问起来说是时令价，事先没有告诉我们。",
];
const PUBLIC_WORDS = ["经现场检查，反映的问题属实，已责令当场改正，并对经营者进行了教育。", "经双方协商，店铺已向消费者退还该菜品的费用并说明情况。", "经核查未发现所反映的情况，已向消费者说明并要求店铺加强管理。"];
const SHOP_WORDS = ["有顾客反映菜品中有异物，请查明原因并说明", "有顾客反映后厨卫生状况不佳，请自查并保留记录", "有顾客反映菜品有异味，请说明原料来源"];

/** What all columns are made of: the place, the person and the day of case number n. */
const BASE = (from: number, to: number, total: number, { shops, pins, diners }: CountySizes): string => `
  SELECT n, CRC32(n) AS r, CRC32(CONCAT('b', n)) AS r2, FLOOR(POW(CRC32(CONCAT('p', n)) / 4294967296, 1.6) * ${shops + pins}) AS place, 1 + CRC32(CONCAT('a', n)) % ${diners} AS account,
    UTC_TIMESTAMP(3) - INTERVAL FLOOR((${total} - n) * ${DAYS} * 86400 / ${total}) SECOND AS received,
    FLOOR((${total} - n) * ${DAYS} / ${total}) AS age
  FROM (SELECT seq AS n FROM seq_${from}_to_${to}) AS numbers`;

/** Closed after a while; of those of the last weeks many are open, a few beyond their day. */
const STATE = "CASE WHEN age < 8 AND r % 10 < 7 THEN 'received' WHEN age < 45 AND r % 10 < 4 THEN IF(r2 % 2 = 0, 'accepted', 'handling') WHEN r % 100 < 4 THEN 'refused' WHEN r % 100 < 6 THEN 'transferred' WHEN r % 100 < 8 THEN 'withdrawn' ELSE 'closed' END";

const caseColumns = (): Record<string, string> => {
  const report = "(r2 % 5 = 0 OR p.establishment_id IS NULL)";
  const anonymous = `(${report} AND r2 % 3 = 0)`;
  const open = "state IN ('received', 'accepted', 'handling')";
  const decided = "state IN ('accepted', 'handling', 'closed')";
  const day = `DATE(received ${TZ})`;
  const deadline = `${day} + INTERVAL IF(state = 'received', 9, 60) DAY`;
  return {
    id: "n", public_id: "LPAD(n, 16, 'c')", number: `CONCAT('TS', DATE_FORMAT(received ${TZ}, '%Y%m%d'), LPAD(n, 8, '0'))`, kind: `IF(${report}, 'report', 'complaint')`,
    category: "ELT(1 + r % 16, 'food', 'food', 'food', 'hygiene', 'hygiene', 'hygiene', 'pests', 'pests', 'foreign_body', 'foreign_body', 'price', 'price', 'service', 'service', 'other', IF(r2 % 6 = 0, 'poisoning', 'other'))",
    state: "state", version: "IF(state = 'received', 1, IF(state = 'closed', 4, 2))", anonymous, account_id: `IF(${anonymous}, NULL, account)`,
    submission_digest: "TO_BASE64(UNHEX(SHA2(CONCAT('s', n), 256)))", content_digest: "TO_BASE64(UNHEX(SHA2(CONCAT('c', n), 256)))", follow_up_digest: `IF(${anonymous}, TO_BASE64(UNHEX(SHA2(CONCAT('f', n), 256))), NULL)`,
    claimant_digest: `IF(${anonymous}, NULL, w.digest)`, establishment_id: "p.establishment_id", establishment_public_id: "p.establishment_public_id", place_name: "p.name", address: "IF(p.establishment_id IS NULL, '大桥头东侧', NULL)",
    lng: "p.lng", lat: "p.lat", cell: "p.cell", town_code: "p.town_code", happened_at: "received - INTERVAL 20 HOUR", story: pick("r2", STORIES),
    answers: `'[{"key":"dish","question":"哪道菜或哪种食品","answer":"鱼头汤"},{"key":"kept","question":"食品或包装还在吗","answer":"已扔掉"}]'`, demands: `IF(${report}, '[]', '["refund","apology"]')`, publish_consent: "r2 % 3 > 0",
    paid_order: "NULL", received_at: "received", received_on: day, accepted_on: `IF(${decided}, ${day} + INTERVAL 3 DAY, NULL)`, clock_from: day, deadline_on: `IF(${open}, ${deadline}, NULL)`,
    near_on: `IF(${open}, ${deadline} - INTERVAL 3 DAY, NULL)`, escalation: `IF(${open} AND ${deadline} < UTC_DATE(), 3, 0)`, handler_id: "IF(state = 'received', NULL, 1 + r % 60)",
    handler_name: "IF(state = 'received', NULL, CONCAT('办案员', 1 + r % 60))", shop_summary: `IF(${decided} AND p.establishment_id IS NOT NULL, ${pick("r2", SHOP_WORDS)}, NULL)`, refusal_ground: "IF(state = 'refused', 'not_consumer', NULL)",
    refusal_text: "IF(state = 'refused', '不是为生活消费需要购买，依法不予受理', NULL)", outcome: `IF(state = 'closed', IF(${report}, 'mended', 'settled'), NULL)`, public_summary: `IF(state = 'closed', ${pick("r", PUBLIC_WORDS)}, NULL)`,
    closed_on: `IF(${open}, NULL, ${day} + INTERVAL 12 DAY)`, reopened: "0", stars: "IF(state = 'closed' AND r2 % 5 < 3, 1 + r % 5, NULL)", solved: "IF(state = 'closed' AND r2 % 5 < 3, r % 3 > 0, NULL)",
    rating_text: "IF(state = 'closed' AND r2 % 5 = 1, '处理得很快，谢谢', NULL)", followers: "IF(r % 30 = 0, 1, 0)",
  };
};

/** The case file: which lines a case has, by its state. */
const STEPS: readonly { readonly when: string; readonly days: number; readonly title: string; readonly text: string; readonly by: string; readonly notice?: true; readonly office?: true }[] = [
  { when: "TRUE", days: 0, title: "已提交", text: "'投诉已提交'", by: "'投诉人'" },
  { when: "TRUE", days: 0, title: "收到告知", text: "CONCAT('您反映的问题已收到，编号 ', c.number, '。我们将在七个工作日内决定是否受理，并通过小程序告知您。')", by: "'系统'", notice: true },
  { when: "c.shop_summary IS NOT NULL", days: 3, title: "告知店铺", text: "c.shop_summary", by: "c.handler_name", notice: true, office: true },
  { when: "c.accepted_on IS NOT NULL", days: 3, title: "受理告知", text: "CONCAT('您的投诉 ', c.number, ' 已受理，承办人', c.handler_name, '，将在六十日内办结并告知结果。')", by: "c.handler_name", notice: true },
  { when: "c.state IN ('handling', 'closed')", days: 5, title: "开始调查处理", text: "'已安排人员调查处理'", by: "c.handler_name" },
  { when: "c.state = 'closed'", days: 12, title: "办结告知", text: "CONCAT('您的投诉 ', c.number, ' 已办结。', c.public_summary, '如对处理结果有异议，可在规定期限内申请重新办理。')", by: "c.handler_name", notice: true },
  { when: "c.stars IS NOT NULL", days: 13, title: "办理评价", text: "CONCAT(c.stars, ' 星，问题已解决')", by: "'投诉人'" },
];

const stepsOf = (from: number, to: number): string =>
  STEPS.map(({ when, days, title, text, by, notice = false, office = false }) =>
    `SELECT c.id AS case_id, c.received_at + INTERVAL ${days} DAY AS at, '${title}' AS title, ${text} AS text, COALESCE(${by}, '系统') AS \`by\`, ${notice} AS notice, '${office ? "office" : "claimant"}' AS audience, '[]' AS evidence
     FROM complaint_cases c WHERE c.id BETWEEN ${from} AND ${to} AND ${when}`).join(" UNION ALL ");

/** One statement into an empty table is sorted first and builds each index in order, so the first is large. */
const BATCH = 200_000;

/** Runs statements on one connection that checks no keys meanwhile: nothing here is there twice. */
const run = async ({ sequelize }: Database, statements: readonly string[]): Promise<void> => {
  const all = ["SET unique_checks = 0, foreign_key_checks = 0", ...statements, "SET unique_checks = 1, foreign_key_checks = 1"];
  await sequelize.transaction(async (transaction) => {
    for (const sql of all) await sequelize.query(sql, { transaction });
  });
};

const addCases = (db: Database, total: number, sizes: CountySizes): Promise<void> => {
  const columns = caseColumns();
  const rows = `SELECT ${Object.values(columns).join(",\n")} FROM (SELECT b.*, ${STATE} AS state FROM (${BASE(1, total, total, sizes)}) AS b) AS d JOIN bench_places p ON p.at = d.place JOIN bench_claimants w ON w.account_id = d.account`;
  return run(db, [`INSERT INTO complaint_cases (${Object.keys(columns).map((name) => `\`${name}\``).join(", ")}) ${rows}`]);
};

const addSteps = async (db: Database, total: number): Promise<void> => {
  for (let from = 1; from <= total; from += BATCH) {
    await run(db, [`INSERT INTO complaint_steps (case_id, at, title, text, \`by\`, notice, audience, evidence) ${stepsOf(from, Math.min(total, from + BATCH - 1))}`]);
  }
};

/** Identities, followers, and photos of four in ten cases: a thousand uploads stand for all, each link is its own. */
const addParts = (db: Database, { diners }: CountySizes): Promise<void> =>
  run(db, [
    "INSERT INTO complaint_identities (case_id, name, phone, address) SELECT c.id, w.name, w.phone, IF(c.id % 3 = 0, w.address, NULL) FROM complaint_cases c JOIN bench_claimants w ON w.account_id = c.account_id",
    `INSERT INTO complaint_follows (case_id, account_id, created_at) SELECT id, 1 + CRC32(id) % ${diners}, received_at FROM complaint_cases WHERE followers > 0`,
    "INSERT INTO evidence_links (evidence_id, holder, holder_id, created_at) SELECT 1 + (c.id + m.seq) % 1000, 'case', c.public_id, c.received_at FROM complaint_cases c JOIN seq_1_to_2 m WHERE c.id % 5 < 2",
  ]);

/** Stores `total` cases of three years with all that hangs on them. */
export const addSeededCases = async (db: Database, total: number, sizes: CountySizes): Promise<void> => {
  await addCases(db, total, sizes);
  // Side by side, for nobody else uses the machine's cores meanwhile.
  await Promise.all([addSteps(db, total), addParts(db, sizes)]);
  for (const table of ["complaint_cases", "complaint_identities", "complaint_steps", "complaint_follows", "evidence_links", "establishments", "accounts"]) await db.sequelize.query(`ANALYZE TABLE ${table}`);
};
