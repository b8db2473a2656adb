import { useDeferredValue, useRef, useState } from "react";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { useRead } from "../../../platform/query";
import { Face } from "../../../ui/Face";
import { useTownName } from "../../regions/region.hooks";
import { moveIn } from "./wall-keys";
import { useWall } from "./wall-state";

/** Finds a shop by any part of its name, initials or codes 查找单位. */
export const ShopSearch = (): React.JSX.Element => {
  const [text, setText] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const { act } = useWall();
  const townName = useTownName();
  const asked = useDeferredValue(text.trim());
  const { data } = useRead(establishmentApi.list, { q: asked, limit: 7 }, { enabled: asked.length > 0, keep: true });
  const rows = asked ? (data?.rows ?? []) : [];
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === "Escape") {
      setText("");
      (event.target as HTMLElement).blur();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (box.current) moveIn(box.current, document.activeElement, event.key === "ArrowDown" ? 1 : -1);
  };
  const open = (id: string): void => {
    setText("");
    act({ type: "open", panel: { kind: "record", record: { kind: "shop", id } } });
  };
  return (
    <div ref={box} className="shop-search" onKeyDown={onKeyDown} role="search">
      <input data-focus="search" value={text} onChange={({ target }) => setText(target.value)} onKeyDown={(event) => event.key === "Enter" && rows[0] && open(rows[0].id)} placeholder="查找餐饮单位" aria-label="查找餐饮单位：名称、拼音首字母、信用代码或许可证号" />
      <kbd>/</kbd>
      {asked && (
        <ul>
          {rows.map(({ id, name, grade, townCode }) => <li key={id}><button type="button" data-item onClick={() => open(id)}><Face grade={grade} size={30} /><span>{name}<small>{townName(townCode)}</small></span></button></li>)}
          {data && rows.length === 0 && <li className="wall-quiet">没有找到“{asked}”</li>}
        </ul>
      )}
    </div>
  );
};
