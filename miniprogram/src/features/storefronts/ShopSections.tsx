import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { formatDay, type Day } from "@sunshine/domain/kernel/day";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { Card, Fact } from "../../ui/Card";
import { GradeTag } from "../../ui/Face";
import { Icon } from "../../ui/Icon";
import { Tag } from "../../ui/Tag";
import { findingsInWords, healthInWords, isInForce, OPEN_KITCHEN_LABELS, validity } from "./shop-facts";

interface Props {
  readonly shop: Storefront;
  readonly today: Day;
}

/** "上次检查发现 2 项，已整改", unfolding to the list. */
export const LastVisit = ({ shop }: Props) => {
  const [unfolded, setUnfolded] = useState(false);
  const visit = shop.visits[0];
  if (!visit) return null;
  const any = visit.findings.length > 0;
  return (
    <View className="card">
      <View className="unfold" {...(any ? { onClick: () => setUnfolded(!unfolded) } : {})} role="button" aria-expanded={unfolded} id="findings">
        <Icon name={any ? "list" : "check"} />
        <Text className="unfold__title">{findingsInWords(visit)}</Text>
        {any ? <View className={unfolded ? "unfold__arrow unfold__arrow--up" : "unfold__arrow"}><Icon name="down" size="small" /></View> : null}
      </View>
      {unfolded
        ? visit.findings.map(({ text, key, mendedOn }) => (
            <View key={text} className="finding">
              <Text className="finding__text">{text}</Text>
              <View className="finding__tags">
                {key ? <Tag tone="notice">重点项</Tag> : null}
                {mendedOn ? <Tag tone="good">{`${formatDay(mendedOn)}整改完成`}</Tag> : <Tag tone="bad">整改中</Tag>}
              </View>
            </View>
          ))
        : null}
    </View>
  );
};

export const Licence = ({ shop, today }: Props) => {
  const state = validity(shop.licence.expiresOn, today);
  return (
    <Card title="许可证" icon="licence" aside={<Tag tone={state.tone}>{state.text}</Tag>}>
      <Fact label="经营者">{shop.operator}</Fact>
      <Fact label="许可证号">{shop.licence.number}</Fact>
      <Fact label="信用代码">{shop.licence.creditCode}</Fact>
      <Fact label="有效期">
        <Text className="kept">{`${formatDay(shop.licence.issuedOn)} 至 ${formatDay(shop.licence.expiresOn)}`}</Text>
      </Fact>
      <Fact label="地址">{shop.address.includes(shop.town) ? shop.address : `${shop.town} ${shop.address}`}</Fact>
    </Card>
  );
};

const SHOWN_CERTIFICATES = 5;

export const Health = ({ shop, today }: Props) => {
  const [all, setAll] = useState(false);
  const { certificates } = shop.health;
  const summary = healthInWords(shop.health, today);
  return (
    <Card title="健康证明" icon="health">
      <Text className={`statement statement--${summary.tone}`}>{summary.text}</Text>
      {certificates.slice(0, all ? undefined : SHOWN_CERTIFICATES).map(({ name, duty, expiresOn }, index) => {
        const state = validity(expiresOn, today);
        return (
          <View key={index} className="person">
            <Text className="person__name">{name}</Text>
            <Text className="person__duty">{duty}</Text>
            <Tag tone={state.tone}>{state.text}</Tag>
          </View>
        );
      })}
      {!all && certificates.length > SHOWN_CERTIFICATES ? (
        <View className="more" role="button" onClick={() => setAll(true)}>
          <Text>查看全部 {certificates.length} 人</Text>
        </View>
      ) : null}
    </Card>
  );
};

export const Kitchen = ({ shop }: Props) => (
  <Card title="明厨亮灶" icon="kitchen" aside={<Tag tone={shop.openKitchen === "none" ? "unknown" : "good"}>{shop.openKitchen === "none" ? "未建设" : "已建设"}</Tag>}>
    <Text className="statement">{OPEN_KITCHEN_LABELS[shop.openKitchen]}</Text>
  </Card>
);

export const Listings = ({ shop, today }: Props) => {
  const inForce = shop.listings.filter((listing) => isInForce(listing, today));
  return inForce.length === 0 ? null : (
    <Card title="红黑榜" icon="shield">
      {inForce.map(({ list, reason, from, to }) => (
        <View key={list + from} className="listing">
          <Tag tone={list === "red" ? "good" : "bad"}>{list === "red" ? "红榜" : "黑榜"}</Tag>
          <View className="listing__words">
            <Text>{reason}</Text>
            <Text className="listing__date">
              {formatDay(from)}起{to ? `至${formatDay(to)}` : ""}
            </Text>
          </View>
        </View>
      ))}
    </Card>
  );
};

export const History = ({ shop }: Props) =>
  shop.visits.length === 0 ? null : (
    <Card title="检查记录" icon="history" aside={<Text className="secondary">{`近 ${shop.visits.length} 次`}</Text>}>
      {shop.visits.map((visit, index) => (
        <View key={index} className="visit">
          <View className="visit__words">
            <Text className="visit__date">{formatDay(visit.on)}</Text>
            <Text className="secondary">{`${visit.kind} · ${visit.findings.length === 0 ? "没有发现问题" : `发现 ${visit.findings.length} 项`}`}</Text>
          </View>
          <GradeTag grade={visit.grade} />
        </View>
      ))}
    </Card>
  );
