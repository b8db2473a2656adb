import { Text, View } from "@tarojs/components";
import { basisText } from "@sunshine/domain/inspections/findings-library";
import type { InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { Card } from "../../ui/Card";
import { Tag } from "../../ui/Tag";
import { EvidenceRow } from "../evidence/EvidenceRow";
import { foundInWords, mendedTag } from "./visit-words";

type Finding = InspectionView["findings"][number];

const Found = ({ finding, index }: { readonly finding: Finding; readonly index: number }) => {
  const { code, key, note, text, basis, photos } = finding;
  const state = mendedTag(finding);
  return (
    <View className="case-row" id={`found-${code}`}>
      <View className="case-row__head">
        <Text className="case-row__place">{`${index}. ${note || text}`}</Text>
        <Tag tone={state.tone}>{state.text}</Tag>
      </View>
      {key ? <Tag tone="bad">关键项</Tag> : null}
      <Text className="case-row__line">{`检查要点 ${code}：${text}`}</Text>
      {basis.length > 0 ? <Text className="case-row__line">{`依据：${basis.map(basisText).join("；")}`}</Text> : null}
      <EvidenceRow evidence={photos} />
    </View>
  );
};

/** What was found 检查发现的问题, with photos and how each stands; and the pictures of the place. */
export const FoundCard = ({ visit }: { readonly visit: InspectionView }) => {
  const failed = visit.findings.filter(({ verdict }) => verdict === "fail");
  const passed = visit.findings.filter(({ verdict }) => verdict === "pass").length;
  return (
    <>
      <Card title="检查发现的问题" aside={<Text className="secondary">{`符合 ${passed} 项`}</Text>}>
        <Text className={`statement statement--${visit.openFindings > 0 ? "bad" : "good"}`}>{foundInWords(visit)}</Text>
        {failed.map((finding, at) => (
          <Found key={finding.code} finding={finding} index={at + 1} />
        ))}
      </Card>
      {visit.pictures.length > 0 ? (
        <Card title="场所图片">
          <EvidenceRow evidence={visit.pictures} />
          <Text className="secondary">{visit.pictures.map(({ name }) => name).join("、")}</Text>
        </Card>
      ) : null}
    </>
  );
};
