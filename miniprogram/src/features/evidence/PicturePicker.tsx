import { Image, Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { MAX_CLIPS, MAX_PHOTOS } from "@sunshine/domain/complaints/complaint.contract";
import { playClip } from "../../platform/clip";
import { enlarge, tell } from "../../platform/device";
import { dropPicture, previewOf, takePictures } from "../../platform/pictures";
import type { Picture } from "../../platform/pictures.types";
import { Icon } from "../../ui/Icon";
import { pictureProblem } from "./upload";

const Thumb = ({ picture, onDrop }: { readonly picture: Picture; readonly onDrop: () => void }) => {
  const { data: source, isPending } = useQuery({ queryKey: ["picture", picture.key], queryFn: () => previewOf(picture.key), staleTime: Infinity });
  return (
    <View className="picture">
      {picture.kind === "photo" && source ? (
        <Image className="picture__image" src={source} mode="aspectFill" aria-label="已选的照片" onClick={() => enlarge([source], source)} />
      ) : (
        <View className="picture__image picture__image--none" {...(picture.kind === "clip" && source ? { role: "button", "aria-label": "播放已选的视频", onClick: () => playClip(source) } : {})}>
          <Icon name={picture.kind === "clip" ? "play" : "camera"} size="large" />
          <Text className="picture__word">{picture.kind === "clip" ? "视频" : isPending ? "正在读取" : "照片已不在本机"}</Text>
        </View>
      )}
      <View className="picture__drop" role="button" aria-label="删除" onClick={onDrop}>
        <Icon name="close" size="small" colour="#FFFFFF" />
      </View>
    </View>
  );
};

interface Props {
  readonly pictures: readonly Picture[];
  readonly onChange: (pictures: readonly Picture[]) => void;
  /** May clips be chosen too; one at most. */
  readonly clips?: boolean;
  /** Photos at most. */
  readonly most?: number;
  /** Taken on the spot, not chosen from what is there 现场拍摄. */
  readonly camera?: boolean;
  readonly id?: string;
}

/** What of the new ones fits, and a sentence about what does not. */
export const fitting = (have: readonly Picture[], added: readonly Picture[], most = MAX_PHOTOS): { kept: Picture[]; problem: string | null } => {
  const kept: Picture[] = [];
  let problem: string | null = null;
  for (const picture of added) {
    const same = [...have, ...kept].filter(({ kind }) => kind === picture.kind).length;
    const refusal = pictureProblem(picture) ?? (same >= (picture.kind === "photo" ? most : MAX_CLIPS) ? `最多 ${most} 张照片和 ${MAX_CLIPS} 段视频` : null);
    if (refusal) problem = refusal;
    else kept.push(picture);
  }
  return { kept, problem };
};

const addInWords = (pictures: number, photos: number, most: number, camera: boolean): string => {
  if (pictures === 0) return camera ? "拍照" : "拍照或选择";
  return photos < most ? `照片 ${photos} / ${most}` : "添加视频";
};

/** Photos 照片 and a clip, taken or chosen; they stay on the phone until they are sent. */
export const PicturePicker = ({ pictures, onChange, clips = true, most = MAX_PHOTOS, camera = false, id = "add-picture" }: Props) => {
  const left = most + (clips ? MAX_CLIPS : 0) - pictures.length;
  const photos = pictures.filter(({ kind }) => kind === "photo").length;
  const add = async (): Promise<void> => {
    const { kept, problem } = fitting(pictures, await takePictures(Math.min(left, most), clips, camera), most);
    if (problem) tell(problem);
    if (kept.length > 0) onChange([...pictures, ...kept]);
  };
  const drop = (picture: Picture): void => {
    onChange(pictures.filter(({ key }) => key !== picture.key));
    void dropPicture(picture.key);
  };
  return (
    <View className="pictures">
      {pictures.map((picture) => (
        <Thumb key={picture.key} picture={picture} onDrop={() => drop(picture)} />
      ))}
      {left > 0 ? (
        <View className="picture picture--add" role="button" aria-label={camera ? "拍照" : "拍照或选择照片"} onClick={() => void add()} id={id}>
          <Icon name="camera" size="large" colour="#0F7B5F" />
          <Text className="picture__word">{addInWords(pictures.length, photos, most, camera)}</Text>
        </View>
      ) : null}
    </View>
  );
};
