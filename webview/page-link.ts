interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export type LogLevel = 'info' | 'warn' | 'error';

/** The extension host, as a page uses it; tests replace it by their own. */
export interface PageHost<In, Out> {
  listen(onMessage: (message: In) => void): void;
  send(message: Out): void;
  log(level: LogLevel, message: string): void;
  /** The state that survives hiding, reload and restart. */
  state: unknown;
}

interface LogMessage {
  readonly type: 'log';
  readonly level: LogLevel;
  readonly message: string;
}

/** A page's end of the connection with the extension host, typed and checked. */
export class PageLink<In, Out> implements PageHost<In, Out> {
  private readonly api = acquireVsCodeApi();

  /** @param read checks a message. */
  constructor(private readonly read: (message: unknown) => In | Error) {}

  listen(onMessage: (message: In) => void): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = this.read(event.data);
      if (message instanceof Error) this.log('warn', message.message);
      else onMessage(message);
    });
  }

  send(message: Out | LogMessage): void {
    this.api.postMessage(message);
  }

  log(level: LogLevel, message: string): void {
    this.send({ type: 'log', level, message });
  }

  get state(): unknown {
    return this.api.getState();
  }

  set state(value: unknown) {
    this.api.setState(value);
  }
}
