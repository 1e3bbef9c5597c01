import type { FromCompleter, ToCompleter } from '../../src/protocol/index.js';
import { TicketClient } from './ticket-client.js';
import type { WorkerSource } from './worker-port.js';
import { t } from '../l10n.js';

/** A request without the ticket, which the client gives. */
export type CompleterRequest = ToCompleter extends infer T
  ? T extends ToCompleter
    ? Omit<T, 'ticket'>
    : never
  : never;

/** The page's end of the completing worker. */
export class CompleterClient extends TicketClient<ToCompleter, FromCompleter> {
  constructor(source: WorkerSource) {
    super(source, { kind: 'boot', role: 'completer' });
  }

  /** `onAnswer` hears of this request only, and of nothing once another one is made. */
  ask(request: CompleterRequest, onAnswer: (message: FromCompleter) => void): void {
    this.request((ticket) => ({ ...request, ticket }), onAnswer);
  }

  protected isLast(message: FromCompleter): boolean {
    return message.kind === 'completerDone' || message.kind === 'completerFailed';
  }

  protected crashAnswer(ticket: number, reason: string): FromCompleter {
    const message = t(
      'The completion stopped ({0}). Try a smaller rank or another method.',
      reason,
    );
    return { kind: 'completerFailed', ticket, problem: { code: 'cancelled', message } };
  }
}
