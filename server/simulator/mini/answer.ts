import { jsonAnswer, type SimAnswer, type SimRequest } from "../exchange";
import type { AnswerFault } from "../faults";
import type { World } from "../world";
import { MiniRefusal } from "./refusal";
import { MINI_ROUTES, type MiniRoute } from "./routes";

const silence = (kind: "cut" | "hang"): SimAnswer => ({ status: 0, headers: {}, body: "", silence: kind });

const run = async (route: MiniRoute, request: SimRequest, world: World): Promise<SimAnswer> => {
  if (route.needsToken && request.query.get("access_token") !== world.books.token?.value) {
    throw new MiniRefusal(40001, "invalid credential, access_token is invalid or not latest");
  }
  const content = await route.run(request, world);
  return Buffer.isBuffer(content) ? { status: 200, headers: { "Content-Type": "image/png" }, body: content } : jsonAnswer(content);
};

const faulted = async (fault: AnswerFault | null, world: World): Promise<SimAnswer | null> => {
  if (fault?.effect === "server_error") return { status: 502, headers: { "Content-Type": "text/html" }, body: "<html>bad gateway</html>" };
  if (fault?.effect === "busy") return jsonAnswer({ errcode: -1, errmsg: "system error" });
  if (fault?.effect === "drop_request") return silence("cut");
  if (fault?.effect === "delay") await world.notifier.pause(fault.delayMs);
  return null;
};

const refused = (error: unknown): SimAnswer => {
  if (!(error instanceof MiniRefusal)) throw error;
  return jsonAnswer({ errcode: error.errcode, errmsg: error.message });
};

/** One call of the mini-program platform. */
export const answerMini = async (request: SimRequest, world: World): Promise<SimAnswer> => {
  const route = MINI_ROUTES.find(({ method, path }) => method === request.method && path === request.path);
  if (!route) return jsonAnswer({ errcode: 40066, errmsg: "invalid url" }, 404);
  world.books.countCall(route.operation);
  const fault = world.faults.takeForAnswer(route.operation);
  const instead = await faulted(fault, world);
  if (instead) return instead;
  const answer = await run(route, request, world).catch(refused);
  if (fault?.effect === "drop_answer") return silence("cut");
  return fault?.effect === "hang" ? silence("hang") : answer;
};
