import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADES, SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import type { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { Face } from "../../../ui/Face";
import { pinColour } from "../../../ui/map/pins";
import { count } from "../../../ui/options";
import { Tile } from "./Tile";

export type Overview = OutputOf<typeof insightApi.overview>;

const MOST_TYPES = 6;

/** Shops by grade and by type 主体与等级; each line leads to its rows in the console. */
export const GradePanel = ({ data }: { data: Overview["establishments"] | undefined }): React.JSX.Element => {
  if (!data) return <Tile title="主体与等级" className="tile-grades"><p className="wall-quiet">正在统计</p></Tile>;
  const most = Math.max(1, ...data.byGrade.map((one) => one.count));
  const types = [...data.byType].filter((one) => one.count > 0).sort((a, b) => b.count - a.count);
  const mostOfType = types[0]?.count ?? 1;
  return (
    <Tile title="主体与等级" asOf={data.asOf} className="tile-grades">
      <a className="wall-total" href="/establishments" target="_blank" rel="noreferrer">
        <b className="tabular">{count(data.total)}</b>
        <span>户，营业 {count(data.open)}<br />重点单位 {count(data.key)}</span>
      </a>
      <ul className="wall-grades">
        {SHOWN_GRADES.map((grade) => {
          const shops = data.byGrade.find((one) => one.grade === grade)?.count ?? 0;
          return (
            <li key={grade}>
              <a href={`/establishments?grade=${grade}`} target="_blank" rel="noreferrer">
                <Face grade={grade} size={40} />
                <span>{SHOWN_GRADE_LABELS[grade]}</span>
                <i><em style={{ width: `${(shops / most) * 100}%`, background: pinColour(grade, true) }} /></i>
                <b className="tabular">{count(shops)}</b>
              </a>
            </li>
          );
        })}
      </ul>
      <h3>业态</h3>
      <ul className="wall-types">
        {types.slice(0, MOST_TYPES).map(({ type, count: shops }) => (
          <li key={type}>
            <a href={`/establishments?type=${type}`} target="_blank" rel="noreferrer">
              <span>{ESTABLISHMENT_TYPE_LABELS[type]}</span>
              <i><em style={{ width: `${(shops / mostOfType) * 100}%` }} /></i>
              <b className="tabular">{count(shops)}</b>
            </a>
          </li>
        ))}
      </ul>
    </Tile>
  );
};
