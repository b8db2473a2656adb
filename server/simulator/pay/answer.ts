import { isSignatureTwist, type AnswerFault } from "../faults";
import type { SimAnswer, SimRequest } from "../exchange";
import type { World } from "../world";
import { authenticateCaller } from "./caller";
import { Refusal } from "./refusal";
import { PAY_ROUTES, type PayRoute } from "./routes";

interface Match {
  readonly route: PayRoute;
  readonly part: string;
}

interface Outcome {
  readonly status: number;
  /** Empty for 204. */
  readonly text: string;
}

const find = ({ method, path }: SimRequest): Match | null => {
  for (const route of PAY_ROUTES) {
    const part = route.method === method ? route.path.exec(path)?.[1] : undefined;
    if (part !== undefined) return { route, part: decodeURIComponent(part) };
  }
  return null;
};

const refused = (error: unknown): Outcome => {
  const { status, code, message } = error instanceof Refusal ? error : new Refusal(500, "SYSTEM_ERROR", "系统异常，请用相同参数重新调用");
  return { status, text: JSON.stringify({ code, message }) };
};

const silent = (silence: "cut" | "hang"): SimAnswer => ({ status: 0, headers: {}, body: "", silence });

/** Altered on the way: the length stays, one letter inside a JSON string changes. */
const tampered = (text: string): string => text.replace(/"(\w)/, (_whole, letter: string) => `"${letter === "x" ? "y" : "x"}`);

const signedAnswer = ({ status, text }: Outcome, askedSerial: unknown, fault: AnswerFault | null, world: World): SimAnswer => {
  const twist = fault && isSignatureTwist(fault.effect) ? fault.effect : undefined;
  const signature = world.signer.headers(text, typeof askedSerial === "string" ? askedSerial : undefined, twist);
  const type: Record<string, string> = status === 204 ? {} : { "Content-Type": "application/json; charset=utf-8" };
  return { status, headers: { ...signature, ...type }, body: fault?.effect === "tamper" ? tampered(text) : text };
};

const PREVENTED: Partial<Record<AnswerFault["effect"], Refusal>> = {
  server_error: new Refusal(500, "SYSTEM_ERROR", "系统异常，请用相同参数重新调用"),
  busy: new Refusal(429, "FREQUENCY_LIMITED", "频率超限"),
};

/** Carried out, and nobody hears of it. */
const SILENCES: Partial<Record<AnswerFault["effect"], "cut" | "hang">> = { drop_answer: "cut", hang: "hang" };

const carryOut = ({ route, part }: Match, request: SimRequest, fault: AnswerFault | null, world: World): Outcome | Buffer => {
  const prevented = fault && PREVENTED[fault.effect];
  if (prevented) throw prevented;
  const content = route.run(request, part, world);
  if (Buffer.isBuffer(content)) return content;
  return content === null ? { status: 204, text: "" } : { status: 200, text: JSON.stringify(content) };
};

const outcomeOf = (match: Match, request: SimRequest, fault: AnswerFault | null, world: World): Outcome | Buffer => {
  try {
    authenticateCaller(request, world.keys, world.signer);
    return carryOut(match, request, fault, world);
  } catch (error) {
    return refused(error);
  }
};

/** One call of WeChat Pay: the caller proves itself, the operation runs, the answer is signed; or the ordered fault happens. */
export const answerPay = async (request: SimRequest, world: World): Promise<SimAnswer> => {
  const askedSerial = request.headers["wechatpay-serial"];
  const match = find(request);
  if (!match) return signedAnswer(refused(new Refusal(404, "RESOURCE_NOT_EXISTS", "未知接口")), askedSerial, null, world);
  world.books.countCall(match.route.operation);
  const fault = world.faults.takeForAnswer(match.route.operation);
  if (fault?.effect === "drop_request") return silent("cut");
  const outcome = outcomeOf(match, request, fault, world);
  const silence = fault && SILENCES[fault.effect];
  if (silence) return silent(silence);
  if (fault?.effect === "delay") await world.notifier.pause(fault.delayMs);
  if (Buffer.isBuffer(outcome)) return { status: 200, headers: { "Content-Type": "application/octet-stream" }, body: outcome };
  return signedAnswer(outcome, askedSerial, fault, world);
};
