import { Text, View } from "@tarojs/components";
import { CASE_CATEGORY_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { ESTABLISHMENT_STATE_LABELS, ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { ANNUAL_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { daysBetween, formatDay, type Day } from "@sunshine/domain/kernel/day";
import { ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { go } from "../../platform/navigate";
import { Card, Entry, Fact } from "../../ui/Card";
import { GradeTag } from "../../ui/Face";
import { Notice } from "../../ui/Notice";
import { Tag } from "../../ui/Tag";

interface Props {
  readonly pack: VisitPack;
  readonly today: Day;
}

const NEAR_DAYS = 30;

const Licence = ({ pack: { shop }, today }: Props) => {
  const left = daysBetween(today, shop.licenceExpiresOn);
  return (
    <Fact label="许可证" {...(left < 0 ? { tone: "bad" as const } : left <= NEAR_DAYS ? { tone: "notice" as const } : {})}>
      {`${shop.licenceNumber}，${left < 0 ? `已于${formatDay(shop.licenceExpiresOn)}过期` : `有效期至${formatDay(shop.licenceExpiresOn)}`}`}
    </Fact>
  );
};

const peopleInWords = ({ staff, valid, expiring, expired }: VisitPack["people"]): string => {
  if (staff === 0) return "档案中没有登记从业人员";
  const troubles = [...(expired > 0 ? [`${expired} 人已过期`] : []), ...(expiring > 0 ? [`${expiring} 人 30 天内到期`] : [])];
  return `登记 ${staff} 人，${troubles.length === 0 ? `${valid} 人在有效期内` : troubles.join("，")}`;
};

const lastInWords = ({ on, score, result, fails, openFindings }: NonNullable<VisitPack["lastVisit"]>): string =>
  `${formatDay(on)}，${score.toFixed(1)} 分，${VISIT_RESULT_LABELS[result]}${fails > 0 ? `，不符合 ${fails} 项${openFindings > 0 ? `（${openFindings} 项未整改）` : "（已整改）"}` : ""}`;

const Orders = ({ pack: { orders } }: Pick<Props, "pack">) =>
  orders.length === 0 ? null : (
    <Notice tone="notice" title="有未完成的责令整改，本次一并核查">
      {orders.map(({ id, number, state, dueOn, open }) => (
        <Entry key={id} title={`${number}：${open} 项未整改`} note={`${ORDER_STATE_LABELS[state]}，期限${formatDay(dueOn)}`} onClick={() => go("review", { id })} />
      ))}
    </Notice>
  );

/** The shop's file at hand 主体档案: what an officer should know at the door. */
export const ShopFile = ({ pack, today }: Props) => {
  const { shop, grade, people, lastVisit, cases, task } = pack;
  return (
    <>
      {task ? (
        <Notice tone="info" title={`任务 ${task.number}`}>
          <Text className="statement">{task.what}</Text>
        </Notice>
      ) : null}
      <Card title={shop.name} aside={<GradeTag grade={grade.shown} />}>
        {shop.state === "open" ? null : <Tag tone="bad">{ESTABLISHMENT_STATE_LABELS[shop.state]}</Tag>}
        <Fact label="经营者">{shop.operator}</Fact>
        <Fact label="业态">{`${ESTABLISHMENT_TYPE_LABELS[shop.type]}${shop.keyUnit ? " · 重点单位" : ""}`}</Fact>
        <Fact label="地址">{shop.address}</Fact>
        <Licence pack={pack} today={today} />
        <Fact label="健康证明" {...(people.expired > 0 ? { tone: "bad" as const } : {})}>
          {peopleInWords(people)}
        </Fact>
        <Fact label="上次检查">{lastVisit ? lastInWords(lastVisit) : "没有检查记录，本次为首次"}</Fact>
        {grade.annual ? <Fact label="年度等级">{ANNUAL_GRADE_LABELS[grade.annual]}</Fact> : null}
        {cases.rows.length > 0 ? <Fact label="投诉举报">{`近 ${cases.days} 天：${cases.rows.map(({ category, count }) => `${CASE_CATEGORY_LABELS[category]} ${count} 件`).join("，")}`}</Fact> : null}
      </Card>
      <Orders pack={pack} />
      <View className="gap" />
    </>
  );
};
