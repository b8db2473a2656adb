import { CameraOutlined, PictureOutlined } from "@ant-design/icons";
import { App, Button, Image, Upload } from "antd";
import { useState } from "react";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { messageOf } from "../../platform/api-error";
import { upload } from "../../platform/files";
import { useInvalidate } from "../../platform/query";

const TYPES = establishmentApi.setPhoto.consumes ?? [];
const LARGEST = establishmentApi.setPhoto.maxBytes ?? 0;

/** The photo of the front 门头照, and how to change it. */
export const PhotoField = ({ shop, editable }: { shop: EstablishmentView; editable: boolean }): React.JSX.Element => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [busy, setBusy] = useState(false);
  const send = async (file: File): Promise<void> => {
    if (!TYPES.includes(file.type)) return void message.error("门头照应为 JPG、PNG 或 WebP 图片");
    if (file.size > LARGEST) return void message.error("图片不能超过 10 MB");
    setBusy(true);
    try {
      const { checking } = await upload(establishmentApi.setPhoto, { id: shop.id }, file, file.type);
      await invalidate("/establishments");
      if (checking) void message.info("照片已提交审核，通过后自动展示在公示页");
      else void message.success("门头照已更新，公众看到的页面随即更新");
    } catch (error) {
      void message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="photo-field">
      {shop.photoUrl ? <Image src={shop.photoUrl} alt={`${shop.name}门头照`} width={200} height={132} style={{ objectFit: "cover" }} /> : <div className="photo-none"><PictureOutlined /><span>还没有门头照</span></div>}
      {editable && (
        <Upload accept={TYPES.join(",")} showUploadList={false} beforeUpload={(file) => (void send(file), false)}>
          <Button size="small" icon={<CameraOutlined />} loading={busy}>{shop.photoUrl ? "更换照片" : "上传门头照"}</Button>
        </Upload>
      )}
    </div>
  );
};
