import type { FromCompleter, ToCompleter } from '../../src/protocol/index.js';
import { RequestClient } from './request-client.js';
import type { WorkerSource } from './worker-port.js';
import { t } from '../l10n.js';

/** A request without its number, which the client gives. */
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

  /** `onAnswer` hears of this request only, and of nothing once another one is made. */
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
