import { isOfficer, type Actor, type OfficerActor } from "@sunshine/domain/accounts/actor";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { savedViewApi } from "@sunshine/domain/officers/saved-view.contract";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { SavedView } from "./officer.model";

/** Views that one officer may keep of one list. */
const MAX_VIEWS = 30;

const view = ({ publicId, list, name, query }: SavedView) => ({ id: publicId, list, name, query });

const ownerOf = (actor: Actor): number => (actor as OfficerActor).officerId;

const save = async ({ ids }: Services, officerId: number, list: SavedView["list"], name: string, query: string): Promise<SavedView> => {
  const known = await SavedView.findOne({ where: { officerId, list, name }, lock: true });
  if (known) return known.update({ query });
  if ((await SavedView.count({ where: { officerId, list } })) >= MAX_VIEWS) throw new DomainError("rule_violated", { message: `每个列表最多保存 ${MAX_VIEWS} 个常用筛选` });
  return SavedView.create({ publicId: ids.newId(), officerId, list, name, query });
};

export const savedViewRoutes = (services: Services) =>
  ({
    list: route(savedViewApi.list, {
      subject: nothing,
      allow: isOfficer,
      run: async ({ actor, input }) => ({ rows: (await SavedView.findAll({ where: { officerId: ownerOf(actor), list: input.list }, order: [["id", "ASC"]] })).map(view) }),
    }),
    save: route(savedViewApi.save, {
      subject: nothing,
      allow: isOfficer,
      run: async ({ actor, input }) => view(await save(services, ownerOf(actor), input.list, input.name, input.query)),
    }),
    remove: route(savedViewApi.remove, {
      // Somebody else's view is not found rather than forbidden.
      subject: async ({ id }, actor) => (isOfficer(actor) ? SavedView.findOne({ where: { publicId: id, officerId: actor.officerId } }) : "stranger"),
      allow: (actor, subject) => isOfficer(actor) && subject !== "stranger",
      run: async ({ subject }) => {
        if (subject instanceof SavedView) await subject.destroy();
        return { done: true as const };
      },
    }),
  }) satisfies RoutesFor<typeof savedViewApi>;
