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
  /** Adds to the user settings; VS Code takes them up at once. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export function startServer(options?: {
  settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install first. */
  vsix?: string;
}): Promise<Server>;
