import { Lease } from "../jobs/schedules";

/** Stands in a database from the first moment of building a demo county, whose passwords everybody knows 演示库标记. */
export const DEMO_MARK = "demo:built";

/** True when this database holds a demo county, finished or not. */
export const holdsDemo = async (): Promise<boolean> => (await Lease.count({ where: { name: DEMO_MARK } })) > 0;

/** True when a server has worked on this database before, for whatever purpose. */
export const hasServed = async (): Promise<boolean> => (await Lease.count()) > 0;
