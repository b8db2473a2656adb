import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { ESTABLISHMENT_TYPE_LABELS, ESTABLISHMENT_TYPES } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADE_LABELS, SHOWN_GRADES } from "@sunshine/domain/grades/grade.vocabulary";
import { Button } from "../../ui/Button";
import { Chips } from "../../ui/Choices";
import { Sheet } from "../../ui/Sheet";
import { useRegion } from "../regions/use-region";
import type { Search } from "./use-search";

interface Props {
  readonly search: Search;
  readonly onChange: (search: Search) => void;
}

const toggled = <T,>(list: readonly T[], value: T): T[] => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);

const GRADES = SHOWN_GRADES.map((value) => ({ value, label: SHOWN_GRADE_LABELS[value] }));
const TYPES = ESTABLISHMENT_TYPES.map((value) => ({ value, label: ESTABLISHMENT_TYPE_LABELS[value] }));

/** By grade in one line; by kind and town in a sheet. */
export const SearchFilters = ({ search, onChange }: Props) => {
  const { data: region } = useRegion();
  const [open, setOpen] = useState(false);
  const towns = (region?.towns ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const more = search.types.length + search.towns.length;
  return (
    <View className="filters">
      <View className="filters__grades">
        <Chips choices={GRADES} chosen={search.grades} onToggle={(value) => onChange({ ...search, grades: toggled(search.grades, value) })} />
      </View>
      <View className={`chip filters__more${more > 0 ? " chip--on" : ""}`} role="button" onClick={() => setOpen(true)} id="more-filters">
        <Text>{more > 0 ? `筛选 ${more}` : "筛选"}</Text>
      </View>
      <Sheet open={open} title="筛选" onClose={() => setOpen(false)}>
        <Text className="field__label">业态</Text>
        <Chips wrap choices={TYPES} chosen={search.types} onToggle={(value) => onChange({ ...search, types: toggled(search.types, value) })} />
        {towns.length > 0 ? <Text className="field__label">乡镇</Text> : null}
        <Chips wrap choices={towns} chosen={search.towns} onToggle={(value) => onChange({ ...search, towns: toggled(search.towns, value) })} />
        <View className="actions__line">
          <Button kind="secondary" disabled={more === 0} onClick={() => onChange({ ...search, types: [], towns: [] })} id="clear-filters">
            清除
          </Button>
          <Button onClick={() => setOpen(false)} id="apply-filters">
            查看结果
          </Button>
        </View>
      </Sheet>
    </View>
  );
};
