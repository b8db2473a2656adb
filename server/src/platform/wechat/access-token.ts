/** An access token 接口调用凭据 of the mini-program. */
export interface AccessToken {
  readonly value: string;
  readonly expiresAt: Date;
}

/** Where servers share the token; Redis or a table can stand here as well as the memory of one process. */
export interface AccessTokenStore {
  read(): Promise<AccessToken | null>;
  write(token: AccessToken): Promise<void>;
}

export const memoryTokenStore = (): AccessTokenStore => {
  let held: AccessToken | null = null;
  return {
    read: async () => held,
    write: async (token) => {
      held = token;
    },
  };
};

/** A token is given up a minute before it ends, so that it does not end on the way. */
const MARGIN_MS = 60_000;

/** The current token; however many ask at once, one request goes out. */
export class AccessTokens {
  private fetching: Promise<AccessToken> | null = null;

  constructor(
    private readonly store: AccessTokenStore,
    private readonly fetchToken: () => Promise<AccessToken>,
    private readonly now: () => Date
  ) {}

  async current(): Promise<string> {
    const held = await this.store.read();
    return held && held.expiresAt.getTime() - this.now().getTime() > MARGIN_MS ? held.value : this.renewed();
  }

  /** A token other than the rejected one, if there is one: another caller or server may have renewed it already. */
  async insteadOf(rejected: string): Promise<string> {
    const held = await this.store.read();
    return held && held.value !== rejected ? held.value : this.renewed();
  }

  private async renewed(): Promise<string> {
    this.fetching ??= this.fetchAndKeep().finally(() => {
      this.fetching = null;
    });
    return (await this.fetching).value;
  }

  private async fetchAndKeep(): Promise<AccessToken> {
    const token = await this.fetchToken();
    await this.store.write(token);
    return token;
  }
}
