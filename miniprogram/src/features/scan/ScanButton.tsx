import { Text, View } from "@tarojs/components";
import { useState } from "react";
import tokens from "@sunshine/config/look/tokens.json";
import { tell } from "../../platform/device";
import { go } from "../../platform/navigate";
import { readCode, SCAN_MODE } from "../../platform/scan";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Sheet } from "../../ui/Sheet";
import { codeIn, ticketIn } from "../storefronts/entry";

const NOT_OURS = "这不是阳光餐饮的收银码，请对准店里张贴的收银码";

/** Opens what a scanned text stands for; a Chinese sentence when it stands for nothing here. */
const follow = (text: string): string | null => {
  const code = codeIn(text);
  if (code) {
    go("shop", { code });
    return null;
  }
  const ticket = ticketIn(text);
  if (ticket) {
    go("shopPc", { ticket });
    return null;
  }
  return text === "" ? "没有认出二维码，请靠近一些再拍，或输入码上的编号" : NOT_OURS;
};

const ManualEntry = ({ onDone }: { readonly onDone: () => void }) => {
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const proceed = (scanned: string | null): void => {
    if (scanned === null) return;
    const problem = follow(scanned);
    setError(problem);
    if (!problem) onDone();
  };
  return (
    <>
      <Button kind="secondary" id="photograph" onClick={() => void readCode().then(proceed)}>
        拍照识别收银码
      </Button>
      <Field label="或输入收银码下方的 10 位编号" id="code-text" value={text} onChange={setText} placeholder="例如 8k2m4p6r9t" error={error} maxLength={80} />
      <Button id="open-code" disabled={text.trim() === ""} onClick={() => proceed(text)}>
        查看等级
      </Button>
    </>
  );
};

/** The first thing on the first page 扫一扫. */
export const ScanButton = () => {
  const [open, setOpen] = useState(false);
  const start = (): void => {
    if (SCAN_MODE === "assisted") {
      setOpen(true);
      return;
    }
    void readCode().then((text) => {
      const problem = text === null ? null : follow(text);
      if (problem) tell(problem);
    });
  };
  return (
    <>
      <View className="scan" role="button" aria-label="扫收银码看等级" onClick={start} id="scan">
        <Icon name="scan" size="large" colour={tokens.colour.card} />
        <View className="scan__words">
          <Text className="scan__title">扫收银码</Text>
          <Text className="scan__note">先看卫生等级，再付款</Text>
        </View>
      </View>
      <Sheet open={open} title="扫收银码" onClose={() => setOpen(false)}>
        <ManualEntry onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
};
