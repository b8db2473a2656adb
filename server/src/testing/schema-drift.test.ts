import type { Model, ModelStatic } from "sequelize";
import { openWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const columnsOfModel = (model: ModelStatic<Model>) =>
  Object.fromEntries(Object.values(model.getAttributes()).map(({ field, allowNull, primaryKey }) => [field, { nullable: primaryKey ? false : (allowNull ?? false) }]));

test("every model matches the table that the migrations build", async () => {
  const { sequelize } = world.services.db;
  const models = Object.values(sequelize.models).filter(({ tableName }) => tableName !== "schema_migrations");
  expect(models.length).toBeGreaterThan(5);
  for (const model of models) {
    const table = await sequelize.getQueryInterface().describeTable(model.getTableName());
    const columns = Object.fromEntries(Object.entries(table).map(([name, { allowNull, primaryKey }]) => [name, { nullable: primaryKey ? false : allowNull }]));
    expect({ [model.name]: columnsOfModel(model) }).toEqual({ [model.name]: columns });
  }
});
