import type { FromCompleter, ToCompleter } from '../../src/protocol/index.js';
import { RequestClient } from './request-client.js';
import type { WorkerSource } from './worker-port.js';
import { t } from '../l10n.js';

/** A request without its number, which the client adds. */
export type CompleterRequest = ToCompleter extends infer T
  ? T extends ToCompleter
    ? Omit<T, 'requestId'>
    : never
  : never;

/** The page's end of the completing worker. */
export class CompleterClient extends RequestClient<ToCompleter, FromCompleter> {
  constructor(source: WorkerSource) {
    super(source, { kind: 'boot', role: 'completer' });
  }

  /** Sends a request. `onAnswer` receives only answers to this request, and none after a newer one. */
  ask(request: CompleterRequest, onAnswer: (message: FromCompleter) => void): void {
    this.request((requestId) => ({ ...request, requestId }), onAnswer);
  }

  protected isLast(message: FromCompleter): boolean {
    return message.kind === 'completerDone' || message.kind === 'completerFailed';
  }

  protected crashAnswer(requestId: number, reason: string): FromCompleter {
    const message = t(
      'The completion stopped ({0}). Try a smaller rank or another method.',
      reason,
    );
    return { kind: 'completerFailed', requestId, problem: { code: 'cancelled', message } };
  }
}
