import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { SHOWN_GRADE_LABELS, SHOWN_GRADES, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { useRegion } from "../../features/regions/use-region";
import { tell } from "../../platform/device";
import { forgetPages } from "../../platform/last-known";
import { Button } from "../../ui/Button";
import { Card, Fact } from "../../ui/Card";
import { Face } from "../../ui/Face";
import { Screen } from "../../ui/Screen";

const MEANINGS: Record<ShownGrade, string> = {
  excellent: "最近一次检查得分高，没有关键问题。",
  good: "总体合格，有少量需要改进的地方。",
  fair: "基本合格，问题较多，监管人员会增加检查。",
  pending: "新开业或还没有检查，检查后公布等级。",
  blocked: "发生食品安全事故等情形，一段时间内不评等级。",
};

const PRIVACY = [
  "查看等级不需要登录，不收集您的任何信息；扫码次数只计数，不记录是谁。",
  "付款时用微信登录取得一个只在本系统有效的标识，用来向您显示自己的订单；商家看不到您是谁。",
  "手机号只在餐饮单位人员进入企业端、或您提交投诉时使用，加密保存；投诉人的身份只有承办的监管人员可以查看，每次查看都有记录。",
  "匿名举报不带登录标识，只能凭查询码查看进度。照片中的拍摄时间和地点与照片分开保存，店铺和公众看不到。",
  "“看看附近”由您自己选择地点，只用于这一次查找，不保存；投诉举报时标出的位置随案件保存。",
  "本机会保存最近看过的 30 家店的公示内容，断网时仍可查看，您可以随时清除。",
] as const;

export default function AboutPage() {
  const { data: region } = useRegion();
  const [forgotten, setForgotten] = useState(false);
  const forget = (): void => {
    forgetPages();
    setForgotten(true);
    tell("本机保存的公示内容已清除");
  };
  return (
    <Screen>
      <Card title="等级怎样评出来">
        <Text className="paragraph">监管人员每次到店按检查要点表逐项检查，系统按得分和关键项计算当次的动态等级；过去十二个月的平均分是年度等级（A、B、C）。等级由检查记录计算，商家和个人都不能改动。</Text>
        {SHOWN_GRADES.map((grade) => (
          <View key={grade} className="meaning">
            <Face grade={grade} size="medium" />
            <View className="meaning__words">
              <Text className="meaning__word">{SHOWN_GRADE_LABELS[grade]}</Text>
              <Text className="secondary">{MEANINGS[grade]}</Text>
            </View>
          </View>
        ))}
      </Card>
      <Card title="隐私" icon="shield">
        {PRIVACY.map((line) => (
          <Text key={line} className="paragraph">
            {line}
          </Text>
        ))}
        <Button kind="secondary" size="small" disabled={forgotten} onClick={forget} id="forget">
          清除本机保存的公示内容
        </Button>
      </Card>
      <Card title="关于">
        <Fact label="主管部门">{region?.bureauName ?? "正在读取"}</Fact>
        <Fact label="投诉电话">{region?.hotline ?? "12315"}</Fact>
        {region?.demo ? <Fact label="说明" tone="notice">演示环境，单位、人员与数据均为虚构</Fact> : null}
      </Card>
    </Screen>
  );
}
