import { Image, Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { EVIDENCE_KIND_LABELS, evidenceApi, type EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import { requestOf } from "@sunshine/domain/kernel/client";
import { messageOf } from "../../platform/answer";
import { absoluteUrl } from "../../platform/api";
import { playClip } from "../../platform/clip";
import { enlarge, tell } from "../../platform/device";
import { fetchPicture } from "../../platform/pictures";
import { inNameOf, type Sender } from "../../platform/sender";
import { Icon } from "../../ui/Icon";

/** Gets a picture with the session of its reader. */
const fetchSeen = (what: "view" | "thumbnail", id: string, as: Sender): Promise<string> =>
  inNameOf(as, "GET", (bearing) => fetchPicture(absoluteUrl(requestOf(evidenceApi[what], { id }).url), bearing));

const Piece = ({ evidence: { id, kind }, as }: { readonly evidence: EvidenceRef; readonly as: Sender }) => {
  const { data: source } = useQuery({ queryKey: [as, "evidence", id], queryFn: () => fetchSeen("thumbnail", id, as), staleTime: Infinity, enabled: kind === "photo" });
  const open = (): void => {
    fetchSeen("view", id, as).then(
      (url) => (kind === "clip" ? playClip(url) : enlarge([url], url)),
      (error: unknown) => tell(messageOf(error))
    );
  };
  return source ? (
    <Image className="picture picture__image" src={source} mode="aspectFill" aria-label="查看大图" onClick={open} />
  ) : (
    <View className="picture picture__image picture__image--none" {...(kind === "clip" ? { role: "button", "aria-label": "播放视频", onClick: open } : {})}>
      <Icon name={kind === "clip" ? "play" : "camera"} size="large" />
      <Text className="picture__word">{kind === "clip" ? "播放视频" : EVIDENCE_KIND_LABELS[kind]}</Text>
    </View>
  );
};

interface Props {
  readonly evidence: readonly EvidenceRef[];
  /** Somebody without a session is told how many there are. */
  readonly visible?: boolean;
  /** Who looks. */
  readonly as?: Sender;
}

/** Photos and clips 证据材料 that a record holds, for those who may look. */
export const EvidenceRow = ({ evidence, visible = true, as = "member" }: Props) => {
  if (evidence.length === 0) return null;
  if (!visible) return <Text className="secondary">{`已附 ${evidence.length} 份照片或视频`}</Text>;
  return (
    <View className="pictures">
      {evidence.map((one) => (
        <Piece key={one.id} evidence={one} as={as} />
      ))}
    </View>
  );
};
