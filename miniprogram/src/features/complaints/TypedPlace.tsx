import { Text } from "@tarojs/components";
import { Chips } from "../../ui/Choices";
import { Field } from "../../ui/Field";
import { useRegion } from "../regions/use-region";
import type { DraftPlace } from "./draft";

type Typed = Extract<DraftPlace, { by: "typed" }>;

/** A place in words: the town decides which station hears of it. */
export const TypedPlace = ({ place, onChange }: { readonly place: Typed; readonly onChange: (place: Typed) => void }) => {
  const { data: region } = useRegion();
  const towns = (region?.towns ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Text className="field__label">所在乡镇</Text>
      <Chips choices={towns} chosen={[place.townCode]} onToggle={(townCode) => onChange({ ...place, townCode })} />
      <Field label="地址或附近的标志" id="place-address" value={place.address} onChange={(address) => onChange({ ...place, address })} placeholder="例如：新安大街农贸市场北门" maxLength={160} />
      <Field label="店名或摊名（选填）" id="place-name" value={place.name} onChange={(name) => onChange({ ...place, name })} maxLength={60} />
    </>
  );
};
