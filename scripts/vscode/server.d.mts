/** The address of a server, and the folder of its data. */
export interface ServerPlace {
  /** `http://localhost:<port>` */
  readonly origin: string;
  /** The folder of its data. */
  readonly data: string;
}

export interface ReachedServer extends ServerPlace {
  /** The page's address; all paths are absolute. */
  url(what: {
    folder?: string;
    /** A .code-workspace file, instead of a folder. */
    workspace?: string;
    extension?: string;
    tests?: string;
    open?: readonly string[];
  }): string;
  /** Sets the user settings of windows that are opened later; replaces all earlier settings. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface Server extends ReachedServer {
  /** The output of the server. */
  log(): string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** A server that was started by another process. */
export function serverAt(place: ServerPlace): ReachedServer;

export function startServer(options?: {
  settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install before the start. */
  vsix?: string;
  /** Folders of extensions that only tests use. */
  extensions?: readonly string[];
}): Promise<Server>;
