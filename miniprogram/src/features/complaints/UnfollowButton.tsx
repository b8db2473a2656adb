import { useMutation, useQueryClient } from "@tanstack/react-query";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { Button } from "../../ui/Button";

/** Ends the following of a case 取消关注. */
export const UnfollowButton = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => memberApi(complaintApi.unfollow, { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["followed-cases"] }),
    onError: (error) => tell(messageOf(error)),
  });
  return (
    <Button kind="plain" size="small" id={`unfollow-${id}`} busy={ending.isPending} onClick={() => ending.mutate()}>
      取消关注
    </Button>
  );
};
