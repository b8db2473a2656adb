import { Text, View } from "@tarojs/components";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import type { OfficerCaseRow as Row } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { CLOCK_STATE_LABELS } from "@sunshine/domain/complaints/clocks";
import { go } from "../../platform/navigate";
import { Tag } from "../../ui/Tag";
import { deadlineTone } from "./case-words";
import { clockOfCase } from "./officer-words";

const handledBy = ({ mine, handlerName }: Row): string => (mine ? "由我承办" : handlerName ? `${handlerName}承办` : "尚无承办人");

/** One case of the officers' inbox 办件: where, what, and the statutory clock. */
export const OfficerCaseRow = ({ row }: { readonly row: Row }) => (
  <View className="case-row" role="button" onClick={() => go("officerCase", { id: row.id })} id={`case-${row.id}`}>
    <View className="case-row__head">
      <Text className="case-row__place">{row.placeName}</Text>
      {row.deadline ? <Tag tone={deadlineTone(row.deadline)}>{CLOCK_STATE_LABELS[row.deadline.state]}</Tag> : <Tag>{CASE_STATE_LABELS[row.state]}</Tag>}
    </View>
    <Text>{`${CASE_KIND_LABELS[row.kind]} · ${CASE_CATEGORY_LABELS[row.category]}${row.reopened ? " · 重新办理" : ""}`}</Text>
    <Text className="case-row__line">{clockOfCase(row)}</Text>
    <Text className="case-row__line">{[CASE_STATE_LABELS[row.state], handledBy(row), ...(row.followers > 0 ? [`${row.followers} 人关注`] : [])].join(" · ")}</Text>
  </View>
);
