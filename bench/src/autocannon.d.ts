/** The part of autocannon that the benchmarks use. */
declare module "autocannon" {
  namespace autocannon {
    interface Request {
      readonly path?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly setupRequest?: (request: Request) => Request;
    }
    interface Options {
      readonly url: string;
      readonly connections: number;
      /** Seconds. */
      readonly duration: number;
      readonly sampleInt: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly requests: readonly Request[];
    }
    interface Result {
      readonly duration: number;
      readonly errors: number;
      readonly statusCodeStats?: Readonly<Record<string, { readonly count: number }>>;
    }
  }
  const autocannon: (options: autocannon.Options) => Promise<autocannon.Result>;
  export = autocannon;
}
