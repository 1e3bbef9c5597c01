import { readToPage, type ToHost, type ToPage } from '../src/protocol/index.js';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension host, as the page uses it; tests replace it by their own. */
export interface Host {
  listen(onMessage: (message: ToPage) => void): void;
  send(message: ToHost): void;
  log(level: 'info' | 'warn' | 'error', message: string): void;
  /** The state that survives hiding, reload and restart. */
  state: unknown;
}

/** The page's end of the connection with the extension host, typed and checked. */
export class HostLink implements Host {
  private readonly api = acquireVsCodeApi();

  listen(onMessage: (message: ToPage) => void): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = readToPage(event.data);
      if (message instanceof Error) this.log('warn', message.message);
      else onMessage(message);
    });
  }

  send(message: ToHost): void {
    this.api.postMessage(message);
  }

  log(level: 'info' | 'warn' | 'error', message: string): void {
    this.send({ type: 'log', level, message });
  }

  get state(): unknown {
    return this.api.getState();
  }

  set state(value: unknown) {
    this.api.setState(value);
  }
}
