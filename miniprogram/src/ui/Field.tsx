import { Input, Text, Textarea, View } from "@tarojs/components";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly error?: string | null;
  readonly kind?: "text" | "digit" | "number" | "long" | "password";
  readonly maxLength?: number;
  readonly id?: string;
}

/** A labelled input; its error stands under it in Chinese. */
export const Field = ({ label, value, onChange, placeholder = "", error, kind = "text", maxLength = 100, id }: Props) => (
  <View className="field">
    <Text className="field__label">{label}</Text>
    {kind === "long" ? (
      <Textarea className="field__long" value={value} placeholder={placeholder} maxlength={maxLength} onInput={({ detail }) => onChange(detail.value)} {...(id ? { id } : {})} />
    ) : (
      <Input className="field__input" type={kind === "password" ? "text" : kind} password={kind === "password"} value={value} placeholder={placeholder} maxlength={maxLength} onInput={({ detail }) => onChange(detail.value)} {...(id ? { id } : {})} />
    )}
    {error ? <Text className="field__error">{error}</Text> : null}
  </View>
);
