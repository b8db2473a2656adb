import type { Migration } from "../src/platform/db/schema";
import { createPlatform } from "./20261124-create-platform";

/** Every migration, in order; none is edited after it has been released. */
export const migrations: readonly Migration[] = [createPlatform];
