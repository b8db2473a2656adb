import { SHOWN_GRADES } from "@sunshine/domain/grades/grade.vocabulary";
import { ShareBar } from "../../../ui/ShareBar";
import { count } from "../../../ui/options";
import type { RegionView } from "../../regions/region.hooks";
import type { Overview } from "./GradePanel";
import { Tile } from "./Tile";

/** Each town with its shops by grade 各乡镇. */
export const TownPanel = ({ data, region }: { data: Overview["establishments"] | undefined; region: RegionView | undefined }): React.JSX.Element => (
  <Tile title="各乡镇" asOf={data?.asOf} className="tile-towns">
    <ul className="wall-towns">
      {(region?.towns ?? []).map(({ code, name }) => {
        const town = data?.byTown.find(({ townCode }) => townCode === code);
        return (
          <li key={code}>
            <a href={`/establishments?townCode=${code}`} target="_blank" rel="noreferrer">
              <span>{name}</span>
              <b className="tabular">{data ? count(town?.count ?? 0) : "—"}</b>
              <ShareBar dark height={8} shares={SHOWN_GRADES.map((grade) => ({ grade, count: town?.byGrade.find((one) => one.grade === grade)?.count ?? 0 }))} />
            </a>
          </li>
        );
      })}
    </ul>
  </Tile>
);
