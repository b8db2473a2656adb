import { useEffect } from "react";
import { memberApi } from "../../platform/api";
import { badgeTab } from "../../platform/device";
import { TABS } from "../../platform/routes";
import { useSession } from "../../platform/session";
import { unreadWord, useUnread } from "./use-unread";

const ME = TABS.indexOf("me");
const READER = { api: memberApi, as: "member" } as const;

/** The number on the tab 我的: own notices and those of one's shops. Draws nothing itself; silent where the page listens already. */
export const TabBadge = ({ silent = false }: { readonly silent?: boolean }) => {
  const known = useSession(({ me }) => me.kind === "member");
  const inboxes = useUnread(READER, known, !silent);
  const unread = known ? inboxes.reduce((sum, inbox) => sum + inbox.unread, 0) : 0;
  useEffect(() => badgeTab(ME, unreadWord(unread)), [unread]);
  return null;
};
