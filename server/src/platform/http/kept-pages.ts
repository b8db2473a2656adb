import type { IncomingMessage, ServerResponse } from "node:http";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import type { Services } from "../services";
import { keepAndSend } from "./body-cache";
import type { CachedAnswer, Route } from "./route";

/** Reads the public page that a request asks for, keeps and sends it; false where the request is about anything else. */
export type AnswerKept = (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => boolean;

interface KeptPage {
  readonly prefix: string;
  readonly parse: (segment: string) => { readonly input: unknown } | null;
  readonly load: (input: unknown) => Promise<CachedAnswer>;
}

const SEGMENT = /^[\w-]{1,64}$/;

const asPage = ({ endpoint, kept }: Route): KeptPage[] => {
  if (!kept) return [];
  const [, path, name] = /^(\/[a-z/-]+\/):(\w+)$/.exec(endpoint.path) ?? [];
  if (endpoint.method !== "GET" || path === undefined || name === undefined) throw new Error(`${endpoint.path} cannot be kept: only GET with one parameter at its end`);
  return [
    {
      prefix: API_PREFIX + path,
      parse: (segment) => {
        const { success, data } = SEGMENT.test(segment) ? endpoint.input.safeParse({ [name]: segment }) : { success: false, data: undefined };
        return success ? { input: data } : null;
      },
      load: (input) => kept(input),
    },
  ];
};

/**
 * The short way of public pages 公示页快速通道: nobody is asked who they are, nothing is written and nothing is counted, so
 * the middleware has nothing to do with them. Whatever does not go smoothly takes the long way, which knows every error.
 */
export const keptPages = ({ bodies }: Pick<Services, "bodies">, routes: readonly Route[]): AnswerKept => {
  const pages = routes.flatMap(asPage);
  return (request, response, otherwise) => {
    const { method, url = "" } = request;
    const page = method === "GET" ? pages.find(({ prefix }) => url.startsWith(prefix)) : undefined;
    const parsed = page?.parse(url.slice(page.prefix.length));
    if (!page || !parsed) return false;
    const generation = bodies.generation();
    page.load(parsed.input).then((answer) => keepAndSend(bodies, request, response, { url, answer, generation }), otherwise).catch(() => response.destroy());
    return true;
  };
};
