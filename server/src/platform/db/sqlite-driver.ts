import Libsql from "libsql";

type Callback<T> = (this: StatementResult, error: Error | null, rows?: T) => void;
type Params = readonly unknown[] | Record<string, unknown>;

interface StatementResult {
  lastID: number;
  changes: number;
  readonly sql: string;
  readonly constructor: { name: string };
}

/** How long a statement waits for another connection's write lock. */
const BUSY_MS = 15_000;
const PRAGMAS = ["journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY"];
const CODES: Record<number, string> = {
  5: "SQLITE_BUSY", 6: "SQLITE_BUSY", 261: "SQLITE_BUSY", 517: "SQLITE_BUSY",
  787: "SQLITE_CONSTRAINT_FOREIGNKEY", 1555: "SQLITE_CONSTRAINT_PRIMARYKEY", 2067: "SQLITE_CONSTRAINT_UNIQUE",
};

const toSqlite = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  return value instanceof Date ? value.toISOString() : value;
};

const plainNumbers = (rows: Record<string, unknown>[]): Record<string, unknown>[] => {
  for (const row of rows) {
    for (const name in row) {
      const value = row[name];
      if (typeof value === "bigint") row[name] = Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    }
  }
  return rows;
};

const STEERS = /^\s*(begin|commit|rollback|savepoint|release)\b/i;
const READS = /^\s*(select|with|pragma|explain)\b/i;

/** Maps a driver error to the code that Sequelize looks for. */
const asSequelizeExpects = (error: unknown): Error & { code?: string } => {
  const known = error as Error & { code?: string; rawCode?: number };
  if (known.rawCode !== undefined && CODES[known.rawCode]) known.code = CODES[known.rawCode]!;
  if (/database is locked/i.test(known.message)) known.code = "SQLITE_BUSY";
  return known;
};

const boundParams = (params: Params | undefined): unknown[] => {
  if (!params) return [];
  if (Array.isArray(params)) return params.length > 0 ? [params.map(toSqlite)] : [];
  const entries = Object.entries(params).map(([name, value]) => [name.replace(/^[$:@]/, ""), toSqlite(value)]);
  return entries.length > 0 ? [Object.fromEntries(entries) as Record<string, unknown>] : [];
};

/**
 * The embedded database behind the interface of the `sqlite3` package that Sequelize expects.
 * The driver itself is synchronous, so a lock is never waited for inside it: a busy statement is tried again later,
 * which leaves the event loop free for the connection that holds the lock.
 */
class Database {
  readonly filename: string;
  private connection: Libsql.Database | undefined;
  private readonly statements = new Map<string, Libsql.Statement>();
  private readonly tableInfo = new Map<string, Record<string, unknown>[]>();

  constructor(file: string, _mode: number, opened: (error: Error | null) => void) {
    this.filename = file;
    const startedAt = Date.now();
    const open = (): void => {
      try {
        this.connection ??= new Libsql(file, { timeout: 0 });
        for (const pragma of PRAGMAS) this.connection.exec(`PRAGMA ${pragma}`);
        setImmediate(opened, null);
      } catch (error) {
        if (/busy|locked/i.test((error as Error).message) && Date.now() - startedAt < BUSY_MS) setTimeout(open, 5);
        else setImmediate(opened, error as Error);
      }
    };
    open();
  }

  serialize(work?: () => void): void {
    work?.();
  }

  run(sql: string, params: Params | Callback<[]>, done?: Callback<[]>): this {
    return this.attempt(sql, typeof params === "function" ? undefined : params, typeof params === "function" ? params : done);
  }

  all(sql: string, params: Params | Callback<unknown[]>, done?: Callback<unknown[]>): this {
    return this.attempt(sql, typeof params === "function" ? undefined : params, typeof params === "function" ? params : done);
  }

  exec(sql: string, done?: (error: Error | null) => void): this {
    try {
      this.connection?.exec(sql);
      if (done) setImmediate(done, null);
    } catch (error) {
      if (done) setImmediate(done, asSequelizeExpects(error));
    }
    return this;
  }

  close(done?: (error: Error | null) => void): void {
    this.statements.clear();
    this.connection?.close();
    this.connection = undefined;
    if (done) setImmediate(done, null);
  }

  private attempt<T>(sql: string, params: Params | undefined, done: Callback<T> | undefined, startedAt = Date.now(), wait = 1): this {
    const result: StatementResult = { lastID: 0, changes: 0, sql, constructor: { name: "Statement" } };
    try {
      const rows = this.step(sql, params, result);
      if (done) setImmediate(() => done.call(result, null, rows as T));
    } catch (error) {
      const known = asSequelizeExpects(error);
      if (known.code === "SQLITE_BUSY" && Date.now() - startedAt < BUSY_MS) {
        setTimeout(() => this.attempt(sql, params, done, startedAt, Math.min(wait * 2, 25)), wait);
      } else if (done) setImmediate(() => done.call(result, known));
    }
    return this;
  }

  private step(sql: string, params: Params | undefined, result: StatementResult): Record<string, unknown>[] {
    // Sequelize asks for the table's columns before each SELECT; they change with the schema only.
    const asksColumns = /^PRAGMA table_info\(/i.test(sql);
    const known = asksColumns ? this.tableInfo.get(sql) : undefined;
    if (known) return known;
    if (STEERS.test(sql)) {
      this.connected().exec(sql);
      return [];
    }
    const rows = READS.test(sql) || this.connected().inTransaction ? this.carryOut(sql, params, result) : this.alone(() => this.carryOut(sql, params, result));
    if (asksColumns) this.tableInfo.set(sql, rows);
    else if (/^\s*(create|alter|drop)/i.test(sql)) this.forgetSchema();
    return rows;
  }

  /**
   * A write outside a transaction takes the lock first. A prepared statement that meets a lock stays in progress inside
   * the driver, which has no reset: what the connection wrote later would be reported and never committed.
   */
  private alone<T>(write: () => T): T {
    const connection = this.connected();
    connection.exec("BEGIN IMMEDIATE");
    try {
      const written = write();
      connection.exec("COMMIT");
      return written;
    } catch (error) {
      if (connection.inTransaction) connection.exec("ROLLBACK");
      throw error;
    }
  }

  private carryOut(sql: string, params: Params | undefined, result: StatementResult): Record<string, unknown>[] {
    const statement = this.prepared(sql);
    if (statement.reader) return plainNumbers(statement.all(...boundParams(params)) as Record<string, unknown>[]);
    const info = statement.run(...boundParams(params));
    result.lastID = Number(info.lastInsertRowid);
    result.changes = Number(info.changes);
    return [];
  }

  private connected(): Libsql.Database {
    if (!this.connection) throw new Error("database is closed");
    return this.connection;
  }

  private prepared(sql: string): Libsql.Statement {
    const cached = this.statements.get(sql);
    if (cached) return cached;
    const statement = this.connected().prepare(sql);
    statement.safeIntegers(true);
    if (sql.length < 4000) {
      if (this.statements.size >= 500) this.statements.clear();
      this.statements.set(sql, statement);
    }
    return statement;
  }

  private forgetSchema(): void {
    this.statements.clear();
    this.tableInfo.clear();
  }
}

/** Given to Sequelize as `dialectModule` of its sqlite dialect. */
export const sqliteDriver = { Database, OPEN_READONLY: 1, OPEN_READWRITE: 2, OPEN_CREATE: 4 };
