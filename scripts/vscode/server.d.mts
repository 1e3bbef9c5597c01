/** Where a server is reached, and where it keeps its data. */
export interface ServerPlace {
  /** `http://localhost:<port>` */
  readonly origin: string;
  /** The folder of its data. */
  readonly data: string;
}

export interface ReachedServer extends ServerPlace {
  /** The page's address; every path is absolute. */
  url(what: {
    folder?: string;
    extension?: string;
    tests?: string;
    open?: readonly string[];
  }): string;
  /** The user settings of windows that are opened from now on, instead of all earlier ones. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface Server extends ReachedServer {
  /** What the server has printed. */
  log(): string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** A server that another process has started. */
export function serverAt(place: ServerPlace): ReachedServer;

export function startServer(options?: {
  settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install first. */
  vsix?: string;
}): Promise<Server>;
