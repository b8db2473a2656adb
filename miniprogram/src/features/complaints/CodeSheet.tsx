import { useState } from "react";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { ConnectionError, messageOf } from "../../platform/answer";
import { publicApi } from "../../platform/api";
import { readCode } from "../../platform/scan";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { codeIn } from "../storefronts/entry";
import type { DraftPlace } from "./draft";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onShop: (place: DraftPlace) => void;
}

/** The shop that a code stands for; without a network the code itself says enough to the server. */
const shopOf = async (code: string): Promise<DraftPlace> => {
  try {
    const { shop } = await publicApi(storefrontApi.scan, { code });
    return { by: "shop", id: shop.id, code, name: shop.name };
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return { by: "shop", id: null, code, name: `收银码 ${code} 的店铺` };
  }
};

const Reading = ({ onShop }: Pick<Props, "onShop">) => {
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const proceed = (scanned: string | null): void => {
    if (scanned === null) return;
    const code = codeIn(scanned);
    if (!code) setError(scanned === "" ? "没有认出二维码，请靠近一些再拍，或输入编号" : "这不是阳光餐饮的收银码");
    else
      shopOf(code).then(onShop, (failure: unknown) => setError(messageOf(failure)));
  };
  return (
    <>
      <Button kind="secondary" id="scan-code" onClick={() => void readCode().then(proceed)}>
        扫描或拍下收银码
      </Button>
      <Field label="或输入收银码下方的 10 位编号" id="typed-code" value={text} onChange={setText} placeholder="例如 8k2m4p6r9t" maxLength={80} error={error} />
      <Button id="use-code" disabled={text.trim() === ""} onClick={() => proceed(text)}>
        确定
      </Button>
    </>
  );
};

/** Names the shop by its checkout code 收银码. */
export const CodeSheet = ({ open, onClose, onShop }: Props) => (
  <Sheet open={open} title="用收银码确定店铺" onClose={onClose}>
    <Reading onShop={onShop} />
  </Sheet>
);
