import { CodeSchema, IdSchema } from "@sunshine/domain/kernel/id";

/** How somebody came to a shop's page: by a checkout code 收银码, or from a list. */
export type ShopEntry = { readonly by: "code"; readonly code: string } | { readonly by: "id"; readonly id: string };

type Query = Readonly<Record<string, string | undefined>>;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Reads the checkout code out of a scanned text: the printed address, a mini-program path, or the code itself. */
export const codeIn = (text: string): string | null => {
  const found = /\/s\/([^/?#]+)/.exec(text)?.[1] ?? /[?&](?:code|scene)=([^&#]+)/.exec(text)?.[1] ?? text.trim();
  const code = decoded(found).toLowerCase();
  return CodeSchema.safeParse(code).success ? code : null;
};

/** Reads the ticket of a waiting PC out of a scanned text. */
export const ticketIn = (text: string): string | null => {
  const ticket = /(?:^|[^0-9a-z])([0-9a-hjkmnp-tv-z]{16})$/.exec(text.trim())?.[1];
  return ticket && IdSchema.safeParse(ticket).success ? ticket : null;
};

/**
 * What the page was opened with: `q` is the printed address when WeChat's camera followed the link rule 普通链接二维码,
 * `scene` a mini-program code, `code` and `id` our own links.
 */
export const shopEntry = ({ q, scene, code, id }: Query): ShopEntry | null => {
  const found = codeIn(decoded(q ?? "")) ?? codeIn(decoded(scene ?? "")) ?? codeIn(code ?? "");
  if (found) return { by: "code", code: found };
  return id && IdSchema.safeParse(id).success ? { by: "id", id } : null;
};
