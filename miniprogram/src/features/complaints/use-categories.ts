import { useQuery } from "@tanstack/react-query";
import type { CategoryTree } from "@sunshine/domain/complaints/categories";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { publicApi } from "../../platform/api";
import { readStored, writeStored } from "../../platform/storage";

const KEY = "complaints.categories";

/** Categories and their questions; without a network those that were last seen on this phone. */
export const useCategories = () => {
  const query = useQuery({
    queryKey: ["complaint-categories"],
    queryFn: async () => {
      const tree = await publicApi(complaintApi.categories, {});
      writeStored(KEY, tree);
      return tree;
    },
    staleTime: Infinity,
  });
  return { tree: query.data ?? readStored<CategoryTree>(KEY), error: query.error, retry: () => void query.refetch() };
};
