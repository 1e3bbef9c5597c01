export interface Server {
  /** `http://localhost:<port>` */
  readonly origin: string;
  /** The page's address; every path is absolute. */
  url(what: {
    folder?: string;
    extension?: string;
    tests?: string;
    open?: readonly string[];
  }): string;
  /** What the server has printed. */
  log(): string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export function startServer(options?: {
  settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install first. */
  vsix?: string;
}): Promise<Server>;
