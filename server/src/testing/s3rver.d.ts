declare module "@20minutes/s3rver" {
  import type { Server } from "node:http";

  /** A server that speaks the S3 protocol over a directory; as much of it as tests use. */
  class S3rver {
    constructor(options: {
      readonly address: string;
      readonly port: number;
      readonly directory: string;
      readonly silent: boolean;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    readonly httpServer: Server;
    run(): Promise<{ readonly port: number }>;
    close(): Promise<void>;
  }
  export = S3rver;
}
