import type { EstablishmentType } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { Chance } from "./chance";

// Invented people and places: plausible for the region, the names of nobody in particular.
const SURNAMES = [..."王李张刘陈杨黄吴周徐孙胡朱高林何郭马罗郑方洪余汪姜江鲍叶应邵"];
const GIVEN = [..."建国伟芳秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰玉梅春红海燕志华文雅晓东俊辉水根雪琴月仙金土"];
const SCENES = ["云溪", "青岚", "望湖", "枕水", "听松", "碧波", "鱼跃", "临渚", "晴川", "秀水", "山外", "月湾", "竹里", "归雁", "观澜", "小筑", "南浦", "清漪", "渔火", "桃源里", "沐风", "石畔", "稻香", "雁栖", "鹿鸣"];
const HALLS = ["鱼味馆", "农家菜馆", "湖鲜楼", "土菜馆", "酒楼", "饭庄", "食府", "山庄餐厅", "私房菜馆", "鱼头馆"];
const SCENIC_HALLS = ["湖景餐厅", "游客餐厅", "码头饭店", "民宿餐厅", "度假酒店餐厅", "骑行驿站餐厅", "渔家乐", "农庄餐厅"];
const SCHOOLS = ["松涧", "云岭", "秋浦", "育英", "晨曦", "明德", "溪源", "翠竹", "文澜", "启航", "博雅", "思源", "弘文", "春晖", "青禾"];
const NURSERIES = ["小葵花", "蓝月亮", "七彩石", "小橘灯", "春芽", "童谣", "蒲公英", "小鹿", "星星草", "彩虹桥", "金苹果"];
const HOMES = ["夕照", "安康", "颐和", "福寿", "松鹤", "常青", "静园", "晚晴", "祥和"];

/** A person's invented name. */
export const personName = (chance: Chance): string => chance.pick(SURNAMES) + chance.pick(GIVEN) + (chance.odds(0.75) ? chance.pick(GIVEN) : "");

/** An invented mobile number of the reserved-looking 199 0000–0999 block. */
export const phoneNumber = (serial: number): string => `1990057${String(serial).padStart(4, "0")}`;

const short = (town: string): string => town.replace(/[镇乡]$/, "");

/** The name on the sign, by kind of shop. */
export const shopName = (chance: Chance, type: EstablishmentType, town: string, scenic: boolean): string => {
  switch (type) {
    case "school_canteen":
      return `${short(town)}${chance.pick(SCHOOLS)}${chance.pick(["小学", "初级中学", "九年制学校", "职业学校"])}食堂`;
    case "kindergarten_canteen":
      return `${short(town)}${chance.pick(NURSERIES)}幼儿园食堂`;
    case "elder_care_canteen":
      return `${short(town)}${chance.pick(HOMES)}${chance.pick(["养老院", "敬老院", "居家养老服务中心"])}食堂`;
    default:
      return `${chance.odds(0.4) ? short(town) : ""}${chance.pick(SCENES)}${chance.pick(scenic ? SCENIC_HALLS : HALLS)}`;
  }
};

/** The company or person behind the sign. */
export const operatorName = (name: string, type: EstablishmentType): string => {
  const plain = name.replace(/食堂$/, "");
  return type.endsWith("_canteen") ? plain : `淳安${plain}餐饮有限公司`;
};
