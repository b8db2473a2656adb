import { Text, View } from "@tarojs/components";
import tokens from "@sunshine/config/look/tokens.json";
import { Icon } from "./Icon";

const STARS = [1, 2, 3, 4, 5] as const;
const WORDS = ["", "很不满意", "不满意", "一般", "满意", "很满意"] as const;

interface Props {
  readonly stars: number;
  readonly onStars?: (stars: number) => void;
}

const Star = ({ on, large }: { readonly on: boolean; readonly large: boolean }) => <Icon name="star" size={large ? "large" : "small"} colour={on ? tokens.colour.sun : tokens.colour.line} filled={on} />;

/** Five stars with their word; without `onStars` they are read only, and small. */
export const Stars = ({ stars, onStars }: Props) => (
  <View className={onStars ? "stars" : "stars stars--read"} {...(onStars ? {} : { "aria-label": `${stars} 星` })}>
    {STARS.map((star) =>
      onStars ? (
        <View key={star} className="stars__one" role="button" aria-label={`${star} 星`} id={`star-${star}`} onClick={() => onStars(star)}>
          <Star on={star <= stars} large />
        </View>
      ) : (
        <Star key={star} on={star <= stars} large={false} />
      )
    )}
    <Text className="stars__word">{WORDS[stars]}</Text>
  </View>
);
