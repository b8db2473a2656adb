import { Text, View } from "@tarojs/components";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { PicturePicker } from "../evidence/PicturePicker";
import { Danger } from "./Danger";
import { changeDraft, type Draft } from "./draft";

/** First screen: what was seen, photo first. */
export const StepWhat = ({ draft }: { readonly draft: Draft }) => (
  <>
    <Card title="先拍下来">
      <Text className="paragraph">食品、环境、小票都可以拍，最多 9 张照片和 1 段视频。没有照片也能提交。</Text>
      <PicturePicker pictures={draft.pictures} onChange={(pictures) => changeDraft({ pictures })} />
      <Text className="secondary">照片先留在您的手机里，提交时才上传；照片中的拍摄地点等信息不会给店铺看到。</Text>
    </Card>
    <View className="card">
      <Field label="发生了什么" kind="long" id="story" value={draft.story} onChange={(story) => changeDraft({ story })} placeholder="例如：点的鱼头有异味，服务员说不能退" maxLength={2000} />
    </View>
    <Danger />
  </>
);
