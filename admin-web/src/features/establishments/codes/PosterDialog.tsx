import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Modal, Segmented } from "antd";
import { useState } from "react";
import { checkoutCodeApi, type CheckoutCodeView } from "@sunshine/domain/establishments/code.contract";
import { messageOf } from "../../../platform/api-error";
import { download, fileUrl } from "../../../platform/files";

interface Props {
  readonly establishmentId: string;
  readonly shopName: string;
  readonly code: CheckoutCodeView;
  readonly onClose: () => void;
}

/** The printable poster of a code 收银码海报, as it will come out of the printer. */
export const PosterDialog = ({ establishmentId, shopName, code, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const [size, setSize] = useState<"A4" | "A5">("A4");
  const asked = { id: establishmentId, code: code.code, size };
  const save = (): void => {
    download(checkoutCodeApi.poster, asked, `${shopName}-${code.label}-${size}.pdf`).catch((error: unknown) => void message.error(messageOf(error)));
  };
  return (
    <Modal
      open
      width={720}
      title={`海报：${code.label}`}
      onCancel={onClose}
      footer={[<Button key="close" onClick={onClose}>关闭</Button>, <Button key="save" type="primary" icon={<DownloadOutlined />} onClick={save}>下载 {size} 海报</Button>]}
    >
      <div className="poster-head">
        <Segmented aria-label="纸张大小" value={size} onChange={setSize} options={[{ value: "A4", label: "A4 立牌" }, { value: "A5", label: "A5 桌牌" }]} />
        <span className="faint">请按实际大小（100%）彩色打印，并张贴在消费者付款前能看到的位置。</span>
      </div>
      <iframe key={size} className="poster-frame" title={`${size} 海报预览`} src={`${fileUrl(checkoutCodeApi.poster, asked)}#toolbar=0&view=Fit`} />
    </Modal>
  );
};
