import { Text, View } from "@tarojs/components";
import { Icon } from "./Icon";

interface Props {
  readonly checked: boolean;
  readonly onToggle: () => void;
  readonly title: string;
  readonly note?: string;
  readonly id?: string;
  /** One of several instead of on or off. */
  readonly radio?: boolean;
}

/** A sentence with a box before it. */
export const Tick = ({ checked, onToggle, title, note, id, radio = false }: Props) => (
  <View className={`tick${checked ? " tick--on" : ""}`} role={radio ? "radio" : "checkbox"} aria-checked={checked} onClick={onToggle} {...(id ? { id } : {})}>
    <View className={`tick__box${radio ? " tick__box--round" : ""}`}>{checked ? <Icon name="check" size="small" colour="#FFFFFF" /> : null}</View>
    <View className="tick__words">
      <Text className="tick__title">{title}</Text>
      {note ? <Text className="secondary">{note}</Text> : null}
    </View>
  </View>
);
