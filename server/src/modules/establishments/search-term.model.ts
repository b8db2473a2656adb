import { Model, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../../platform/db/schema";

/** One place at which a search may enter an establishment: a name, its initials or its pinyin from one character on. */
export class SearchTerm extends Model<InferAttributes<SearchTerm>, InferCreationAttributes<SearchTerm>> {
  declare term: string;
  declare establishmentId: number;
}

export const initSearchTerm = (sequelize: Sequelize): void => {
  SearchTerm.init(
    { term: { ...c.code(10), primaryKey: true }, establishmentId: { ...c.ref(), primaryKey: true } },
    { sequelize, tableName: "establishment_terms" }
  );
};
