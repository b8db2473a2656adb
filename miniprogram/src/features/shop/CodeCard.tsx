import { Image, Text, View } from "@tarojs/components";
import { useMemo, useState } from "react";
import { checkoutCodeApi, type CheckoutCodeView } from "@sunshine/domain/establishments/code.contract";
import { requestOf } from "@sunshine/domain/kernel/client";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { formatFen } from "@sunshine/domain/kernel/money";
import { messageOf } from "../../platform/answer";
import { bearerOf } from "../../platform/api";
import { readToken } from "../../platform/credentials";
import { tell } from "../../platform/device";
import { openPdf } from "../../platform/document";
import { Button } from "../../ui/Button";
import { Fact } from "../../ui/Card";
import { svgSource } from "../../ui/picture";
import { qrSvg } from "../../ui/qr";
import { Tag } from "../../ui/Tag";

const STATE_WORDS = { active: "使用中", rotated: "已更换", revoked: "已停用" } as const;

interface Props {
  readonly establishmentId: string;
  readonly code: CheckoutCodeView;
  readonly onRotate: (() => void) | null;
  readonly onRevoke: (() => void) | null;
}

/** One checkout code with its picture and its poster 海报. */
export const CodeCard = ({ establishmentId, code, onRotate, onRevoke }: Props) => {
  const picture = useMemo(() => svgSource(qrSvg(code.url)), [code.url]);
  const [printing, setPrinting] = useState<"A4" | "A5" | null>(null);
  const active = code.state === "active";
  const print = async (size: "A4" | "A5"): Promise<void> => {
    setPrinting(size);
    const { url } = requestOf(checkoutCodeApi.poster, { id: establishmentId, code: code.code, size });
    await openPdf(url, bearerOf(readToken()), `收银码-${code.label}-${size}.pdf`).catch((error: unknown) => tell(messageOf(error)));
    setPrinting(null);
  };
  return (
    <View className="card" id={`code-${code.code}`}>
      <View className="card__head">
        <Text className="card__title">{code.label}</Text>
        <View className="card__aside">
          <Tag tone={active ? "good" : "unknown"}>{STATE_WORDS[code.state]}</Tag>
        </View>
      </View>
      {active ? (
        <>
          <Image className="qr" src={picture} aria-label={`${code.label}的收银码`} showMenuByLongpress />
          <Text className="qr__text">{code.code}</Text>
        </>
      ) : null}
      <Fact label="扫码次数">{`${code.scans} 次`}</Fact>
      {code.amountFen === null ? null : <Fact label="固定金额">{formatFen(code.amountFen)}</Fact>}
      <Fact label="启用">{formatDay(dayOf(new Date(code.createdAt)))}</Fact>
      {code.endedAt ? <Fact label="停止使用">{formatDay(dayOf(new Date(code.endedAt)))}</Fact> : null}
      {active ? (
        <View className="buttons">
          <Button kind="secondary" size="small" busy={printing === "A4"} onClick={() => void print("A4")}>
            A4 海报
          </Button>
          <Button kind="secondary" size="small" busy={printing === "A5"} onClick={() => void print("A5")}>
            A5 海报
          </Button>
          {onRotate ? (
            <Button kind="plain" size="small" onClick={onRotate}>
              换发
            </Button>
          ) : null}
          {onRevoke ? (
            <Button kind="danger" size="small" onClick={onRevoke}>
              停用
            </Button>
          ) : null}
        </View>
      ) : null}
    </View>
  );
};
