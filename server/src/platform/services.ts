import type { Settings } from "@sunshine/config/settings";
import type { Region } from "@sunshine/domain/regions/region";
import type { Database } from "./db/database";
import type { BodyCache } from "./http/body-cache";
import type { Sealing } from "./crypto/sealing";
import type { IdSource } from "./crypto/ids";
import type { FileStore } from "./storage/file-store";
import type { Log } from "./logging/log";
import type { SmsSender } from "./sms/sms-port";
import type { MiniProgramApi } from "./wechat/mini-program-port";
import type { PayGateway } from "./wechat/pay-port";

/** Tells the time; the demo world and tests bring their own. */
export interface Clock {
  readonly now: () => Date;
}

/** All that an operation may reach beside the database: chosen in main.ts, nowhere else. */
export interface Services {
  readonly settings: Settings;
  readonly region: Region;
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly sealing: Sealing;
  readonly files: FileStore;
  readonly bodies: BodyCache & { readonly generation: () => number };
  readonly pay: PayGateway | null;
  readonly mini: MiniProgramApi | null;
  /** Null where an installation cannot send short messages. */
  readonly sms: SmsSender | null;
  readonly log: Log;
}
