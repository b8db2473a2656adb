import { Image, Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { MAX_PICTURES } from "@sunshine/domain/inspections/record-parts";
import { enlarge, tell } from "../../platform/device";
import { dropPicture, previewOf, takePictures } from "../../platform/pictures";
import { Card } from "../../ui/Card";
import { Chips } from "../../ui/Choices";
import { Icon } from "../../ui/Icon";
import { pictureProblem } from "../evidence/upload";
import { changeDraft, useInspection, type InspectionDraft } from "./draft";
import { stamped } from "./photos";

/** What is usually shown 拍摄部位. */
const PLACES = ["门头", "公示栏", "就餐区", "烹饪间", "专间", "洗消间", "库房", "其他"] as const;

/** Takes one picture of a part of the place and keeps it under its name. */
const add = async (draft: InspectionDraft, place: string): Promise<void> => {
  const [picture] = await takePictures(1, false, draft.mode === "onsite");
  const refusal = picture ? pictureProblem(picture) : null;
  if (!picture || refusal) {
    if (refusal) tell(refusal);
    return;
  }
  const [photo] = await stamped([picture]);
  const now = useInspection.getState().draft;
  if (photo && now) changeDraft({ pictures: [...now.pictures, { name: place === "其他" ? "其他部位" : place, photo }] });
};

const Shown = ({ picture: { name, photo }, onDrop }: { readonly picture: InspectionDraft["pictures"][number]; readonly onDrop: () => void }) => {
  const { data: source } = useQuery({ queryKey: ["picture", photo.key], queryFn: () => previewOf(photo.key), staleTime: Infinity });
  return (
    <View className="place-picture">
      <View className="picture">
        {source ? <Image className="picture__image" src={source} mode="aspectFill" aria-label={name} onClick={() => enlarge([source], source)} /> : <View className="picture__image picture__image--none"><Icon name="camera" /></View>}
        <View className="picture__drop" role="button" aria-label={`删除${name}`} onClick={onDrop}>
          <Icon name="close" size="small" colour="#FFFFFF" />
        </View>
      </View>
      <Text className="secondary">{name}</Text>
    </View>
  );
};

/** Pictures of the place 场所图片: of a remote inspection the proof of what was seen. */
export const PlacePictures = ({ draft }: { readonly draft: InspectionDraft }) => {
  const drop = (key: string): void => {
    changeDraft({ pictures: draft.pictures.filter(({ photo }) => photo.key !== key) });
    void dropPicture(key);
  };
  return (
    <Card title="场所图片" icon="camera" aside={<Text className="secondary">{draft.mode === "remote" ? "远程检查必附" : "按需拍摄"}</Text>}>
      <View className="pictures">
        {draft.pictures.map((picture) => (
          <Shown key={picture.photo.key} picture={picture} onDrop={() => drop(picture.photo.key)} />
        ))}
      </View>
      {draft.pictures.length < MAX_PICTURES ? <Chips wrap choices={PLACES.map((place) => ({ value: place, label: `+ ${place}` }))} chosen={[]} onToggle={(place) => void add(draft, place)} /> : null}
    </Card>
  );
};
