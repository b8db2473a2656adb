import { View } from "@tarojs/components";
import { ESTABLISHMENT_TYPE_LABELS, ESTABLISHMENT_TYPES } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADE_LABELS, SHOWN_GRADES } from "@sunshine/domain/grades/grade.vocabulary";
import { Chips } from "../../ui/Choices";
import { useRegion } from "../regions/use-region";
import type { Search } from "./use-search";

interface Props {
  readonly search: Search;
  readonly onChange: (search: Search) => void;
}

const toggled = <T,>(list: readonly T[], value: T): T[] => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);

const GRADES = SHOWN_GRADES.map((value) => ({ value, label: SHOWN_GRADE_LABELS[value] }));
const TYPES = ESTABLISHMENT_TYPES.map((value) => ({ value, label: ESTABLISHMENT_TYPE_LABELS[value] }));

/** By grade, by kind, by town. */
export const SearchFilters = ({ search, onChange }: Props) => {
  const { data: region } = useRegion();
  const towns = (region?.towns ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <View className="filters">
      <Chips choices={GRADES} chosen={search.grades} onToggle={(value) => onChange({ ...search, grades: toggled(search.grades, value) })} />
      <Chips choices={TYPES} chosen={search.types} onToggle={(value) => onChange({ ...search, types: toggled(search.types, value) })} />
      {towns.length > 0 ? <Chips choices={towns} chosen={search.towns} onToggle={(value) => onChange({ ...search, towns: toggled(search.towns, value) })} /> : null}
    </View>
  );
};
