import { useNavigate } from "react-router-dom";
import { noticeApi, type Notice } from "@sunshine/domain/notices/notice.contract";
import { useAct } from "../../platform/query";
import { useSession } from "../../platform/session";
import { placeOf } from "./notice-links";

/** Opens what a notice tells of, and marks it as read. */
export const useOpenNotice = (): ((notice: Notice) => void) => {
  const { me } = useSession();
  const navigate = useNavigate();
  const read = useAct(noticeApi.read, { touches: ["/notices"] });
  return (notice) => {
    if (notice.readAt === null) read.mutate({ id: notice.id });
    const place = placeOf(notice, me.kind === "officer" ? "officers" : "shop");
    if (place !== null) void navigate(place);
  };
};
