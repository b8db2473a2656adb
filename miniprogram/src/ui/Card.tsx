import { Text, View } from "@tarojs/components";
import type { ReactNode } from "react";
import { Icon } from "./Icon";
import type { IconName } from "./icons";

interface CardProps {
  readonly title?: string;
  readonly icon?: IconName;
  /** Right of the title: a figure or a tag. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A white block with an optional title. */
export const Card = ({ title, icon, aside, children }: CardProps) => (
  <View className="card">
    {title ? (
      <View className="card__head">
        {icon ? <Icon name={icon} /> : null}
        <Text className="card__title">{title}</Text>
        <View className="card__aside">{aside}</View>
      </View>
    ) : null}
    {children}
  </View>
);

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly tone?: "notice" | "bad";
}

/** A label and its value on one line. */
export const Fact = ({ label, children, tone }: FactProps) => (
  <View className="fact">
    <Text className="fact__label">{label}</Text>
    <View className={`fact__value${tone ? ` fact__value--${tone}` : ""}`}>{children}</View>
  </View>
);

interface EntryProps {
  readonly title: string;
  readonly note?: string;
  readonly icon?: IconName;
  readonly onClick: () => void;
  readonly id?: string;
}

/** A line that leads somewhere. */
export const Entry = ({ title, note, icon, onClick, id }: EntryProps) => (
  <View className="entry" onClick={onClick} role="button" aria-label={title} {...(id ? { id } : {})}>
    {icon ? <Icon name={icon} /> : null}
    <Text className="entry__title">{title}</Text>
    {note ? <Text className="entry__note">{note}</Text> : null}
    <Icon name="next" size="small" />
  </View>
);
