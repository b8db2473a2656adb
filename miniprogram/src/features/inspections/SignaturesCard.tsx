import { Image, Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { SIGNING_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { SIGNATURE_SHEET, signaturePath, type Stroke } from "@sunshine/domain/inspections/signature";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { memberApi } from "../../platform/api";
import { Card, Fact } from "../../ui/Card";
import { svgSource } from "../../ui/picture";

const pictureOf = (strokes: readonly Stroke[]): string =>
  svgSource(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIGNATURE_SHEET.width} ${SIGNATURE_SHEET.height}"><path d="${signaturePath(strokes)}" fill="none" stroke="#1C2733" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  );

/** How both sides signed 签字; a refusal names its reason and who saw it. */
export const SignaturesCard = ({ visit: { id, signing } }: { readonly visit: InspectionView }) => {
  const { data } = useQuery({ queryKey: ["signatures", id], queryFn: () => memberApi(inspectionApi.signatures, { id }), enabled: signing.kind !== "paper", staleTime: Infinity });
  return (
    <Card title="签字">
      <Text className="statement">{SIGNING_LABELS[signing.kind]}</Text>
      {signing.refusal ? (
        <>
          <Fact label="拒签情况">{signing.refusal.reason}</Fact>
          <Fact label="见证人">{signing.refusal.capacity === "" ? signing.refusal.witness : `${signing.refusal.witness}（${signing.refusal.capacity}）`}</Fact>
        </>
      ) : null}
      <View className="signatures">
        {(data?.rows ?? []).map(({ side, name, signedAt, strokes }) => (
          <View key={side + name} className="signature">
            <Image className="signature__ink" src={pictureOf(strokes)} mode="aspectFit" aria-label={`${name}的签名`} />
            <Text className="signature__name">{`${side === "officer" ? "检查人员" : (signing.shop?.capacity ?? "单位")} ${name}`}</Text>
            <Text className="signature__name">{formatInstant(new Date(signedAt))}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
};
