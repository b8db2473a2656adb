import { Text, View } from "@tarojs/components";
import tokens from "@sunshine/config/look/tokens.json";
import { Icon } from "./Icon";

const STARS = [1, 2, 3, 4, 5] as const;
const WORDS = ["", "很不满意", "不满意", "一般", "满意", "很满意"] as const;

interface Props {
  readonly stars: number;
  readonly onStars?: (stars: number) => void;
}

/** Five stars with their word; without `onStars` they are read only. */
export const Stars = ({ stars, onStars }: Props) => (
  <View className="stars">
    {STARS.map((star) => (
      <View key={star} className="stars__one" role="button" aria-label={`${star} 星`} id={`star-${star}`} {...(onStars ? { onClick: () => onStars(star) } : {})}>
        <Icon name="star" size="large" colour={star <= stars ? tokens.colour.sun : tokens.colour.line} filled={star <= stars} />
      </View>
    ))}
    <Text className="secondary">{WORDS[stars]}</Text>
  </View>
);
