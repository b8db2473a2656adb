import { SearchOutlined } from "@ant-design/icons";
import { AutoComplete, Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useNavigate } from "react-router-dom";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { useRead } from "../../platform/query";
import { Face } from "../../ui/Face";
import { useTownName } from "../regions/region.hooks";

/** Goes straight to a shop by any part of its name, initials or code 快速查找. */
export const QuickSearch = (): React.JSX.Element => {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const navigate = useNavigate();
  const townName = useTownName();
  const { data } = useRead(establishmentApi.list, { q: asked, limit: 8 }, { enabled: asked.length > 0, keep: true });
  const rows = asked ? (data?.rows ?? []) : [];
  return (
    <AutoComplete
      className="quick-search"
      value={text}
      onChange={(value: string) => setText(value)}
      onSelect={(value: string) => {
        setText("");
        void navigate(value.startsWith("?") ? `/establishments${value}` : `/establishments/${value}`);
      }}
      options={[
        ...rows.map(({ id, name, grade, type, townCode }) => ({
          value: id,
          label: (
            <span className="quick-row">
              <Face grade={grade} size={20} />
              <span>{name}</span>
              <small>{[ESTABLISHMENT_TYPE_LABELS[type], townName(townCode)].join(" · ")}</small>
            </span>
          ),
        })),
        ...(asked ? [{ value: `?q=${encodeURIComponent(asked)}`, label: <span className="quick-all">在主体档案中查找“{asked}”</span> }] : []),
      ]}
    >
      <Input allowClear prefix={<SearchOutlined className="faint" />} placeholder="名称、拼音首字母、信用代码或许可证号" aria-label="快速查找主体" />
    </AutoComplete>
  );
};
