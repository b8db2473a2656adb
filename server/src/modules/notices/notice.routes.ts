import { noticeApi } from "@sunshine/domain/notices/notice.contract";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { countInboxes, hasInbox, inboxHolding, mayOpenInbox, ownerOf, scopeOf } from "./inbox";
import { presentNotice } from "./notice.presenter";
import { findNotice, listNotices } from "./notice.queries";
import { readAllNotices, readNotice } from "./operations/read-notices";
import { recipientKey } from "./recipients";

/** Endpoints of the inbox 站内通知. */
export const noticeRoutes = ({ clock }: Services) =>
  ({
    list: route(noticeApi.list, {
      subject: ({ establishmentId }) => scopeOf(establishmentId),
      allow: mayOpenInbox,
      run: async ({ actor, subject, input }) => {
        const { rows, next } = await listNotices(recipientKey(ownerOf(actor, subject)), input);
        return { rows: rows.map(presentNotice), next };
      },
    }),

    counts: route(noticeApi.counts, {
      subject: nothing,
      allow: hasInbox,
      run: async ({ actor }) => {
        const inboxes = await countInboxes(actor);
        return { unread: inboxes.reduce((sum, { unread }) => sum + unread, 0), inboxes };
      },
    }),

    read: route(noticeApi.read, {
      subject: async ({ id }, actor) => {
        const notice = await findNotice(id);
        return notice && { notice, owner: await inboxHolding(actor, notice) };
      },
      allow: (_, { owner }) => owner !== null,
      run: async ({ subject: { notice, owner } }) => presentNotice(owner ? await readNotice(notice, owner, clock.now()) : notice),
    }),

    readAll: route(noticeApi.readAll, {
      subject: ({ establishmentId }) => scopeOf(establishmentId),
      allow: mayOpenInbox,
      run: async ({ actor, subject, input }) => ({ marked: await readAllNotices(ownerOf(actor, subject), input.kind, clock.now()) }),
    }),
  }) satisfies RoutesFor<typeof noticeApi>;
