import { PlusOutlined } from "@ant-design/icons";
import { App, Upload, type UploadFile, type UploadProps } from "antd";
import { useState } from "react";
import { CLIP_TYPES, evidenceApi, MAX_CLIP_BYTES, MAX_PHOTO_BYTES, PHOTO_TYPES, type EvidencePurpose, type EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import { messageOf } from "../../platform/api-error";
import { upload } from "../../platform/files";

interface Props {
  readonly purpose: EvidencePurpose;
  readonly label: string;
  readonly most?: number;
  /** Ids of what has arrived at the server, in the order of the pictures; `busy` while some are still on their way. */
  readonly onChange: (ids: string[], busy: boolean) => void;
}

const MEGABYTE = 1_048_576;

/** Why a file cannot be taken, in words; null when it can. The server looks at the bytes once more. */
export const refusalOf = ({ type, size }: Pick<File, "type" | "size">): string | null => {
  const isClip = CLIP_TYPES.some((one) => one === type);
  if (!isClip && !PHOTO_TYPES.some((one) => one === type)) return "请选择 JPG、PNG、WebP 照片或 MP4 视频";
  const most = isClip ? MAX_CLIP_BYTES : MAX_PHOTO_BYTES;
  return size > most ? `${isClip ? "视频" : "照片"}不能超过 ${most / MEGABYTE} MB，请压缩后再选` : null;
};

const arrived = (files: readonly UploadFile<EvidenceRef>[]): string[] => files.flatMap(({ status, response }) => (status === "done" && response ? [response.id] : []));

/** Takes photos and clips for a record 上传材料, each sent as soon as it is chosen. */
export const EvidenceUpload = ({ purpose, label, most = 9, onChange }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const [files, setFiles] = useState<UploadFile<EvidenceRef>[]>([]);
  const send: UploadProps<EvidenceRef>["customRequest"] = ({ file, onProgress, onSuccess, onError }) => {
    const blob = file as File;
    upload(evidenceApi.upload, { purpose }, blob, blob.type, (part) => onProgress?.({ percent: part * 100 }))
      .then(({ id, kind }) => onSuccess?.({ id, kind }))
      .catch((error: unknown) => {
        void message.error(`“${blob.name}”没有上传成功：${messageOf(error)}`);
        onError?.(error as Error);
      });
  };
  const check = (file: File): boolean | typeof Upload.LIST_IGNORE => {
    const refusal = refusalOf(file);
    if (refusal === null) return true;
    void message.error(`“${file.name}”：${refusal}`);
    return Upload.LIST_IGNORE;
  };
  return (
    <Upload<EvidenceRef>
      className="evidence-upload"
      listType="picture-card"
      multiple
      maxCount={most}
      accept={[...PHOTO_TYPES, ...CLIP_TYPES].join(",")}
      fileList={files}
      customRequest={send}
      beforeUpload={check}
      onChange={({ fileList }) => {
        setFiles(fileList);
        onChange(arrived(fileList), fileList.some(({ status }) => status === "uploading"));
      }}
    >
      {files.length < most && (
        <button type="button" className="evidence-add" aria-label={label}>
          <PlusOutlined />
          <span>{label}</span>
        </button>
      )}
    </Upload>
  );
};
