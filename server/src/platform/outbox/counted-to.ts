import { Op, type WhereOptions } from "sequelize";

/**
 * Rows whose counter has not counted this event yet 未计入. Events of one establishment are delivered in the order of
 * their ids, so the last one counted tells of all before it; what is delivered again finds no row.
 */
export const notCounted = (eventId: number): WhereOptions => ({ [Op.or]: [{ countedTo: null }, { countedTo: { [Op.lt]: eventId } }] });
