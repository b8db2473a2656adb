import { Op } from "sequelize";
import { topic } from "../../platform/live/audience";
import { LivePush } from "../../platform/live/live.model";
import type { Towns } from "./insight.policy";

/** Pushes looked at in one go, and how far back at most: behind that, news is old. */
const WINDOW = 500;
const MOST_WINDOWS = 40;

/** Topics by which an officer hears of the county or of the own towns. */
const topicsFor = (towns: Towns): ReadonlySet<string> => new Set(towns === null ? [topic.county] : towns.map(topic.town));

/** The newest pushes up to `cursor` that the topics hear, newest first. */
const heard = async (topics: ReadonlySet<string>, cursor: number, limit: number): Promise<LivePush[]> => {
  const rows: LivePush[] = [];
  let before = cursor + 1;
  for (let window = 0; window < MOST_WINDOWS && rows.length < limit; window += 1) {
    const page = await LivePush.findAll({ where: { id: { [Op.lt]: before } }, order: [["id", "DESC"]], limit: WINDOW });
    rows.push(...page.filter((push) => push.topics.some((name) => topics.has(name))));
    before = page.at(-1)?.id ?? 0;
    if (page.length < WINDOW) break;
  }
  return rows.slice(0, limit);
};

/** The latest news 最近动态, newest first, and the place from which a socket goes on without a gap. */
export const feedOf = async (towns: Towns, limit: number) => {
  // The cursor first: what is told from here on reaches the socket.
  const cursor = (await LivePush.max<number | null, LivePush>("id")) ?? 0;
  const rows = await heard(topicsFor(towns), cursor, limit);
  return { cursor, rows: rows.map(({ id, name, at, data }) => ({ id, name, at: at.toISOString(), data })) };
};
