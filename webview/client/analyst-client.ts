import type { Matrix, Svd } from '../../src/core/index.js';
import type { FromAnalyst, MatrixPair, Question, ToAnalyst } from '../../src/protocol/index.js';
import { RequestClient } from './request-client.js';
import type { WorkerSource } from './worker-port.js';
import { t } from '../l10n.js';

/** The subject of the questions. */
export type Subject =
  { readonly matrix: Matrix; readonly svd: Svd } | { readonly pair: MatrixPair };

/** The page's end of the analysing worker. Each subject is sent to a worker only once. */
export class AnalystClient extends RequestClient<ToAnalyst, FromAnalyst> {
  private subject: Subject | undefined;

  constructor(source: WorkerSource) {
    super(source, { kind: 'boot', role: 'analyst' });
  }

  ask(subject: Subject, question: Question, onAnswer: (message: FromAnalyst) => void): void {
    this.cancel();
    const isKnown = this.subject !== undefined && keyOf(this.subject) === keyOf(subject);
    this.subject = subject;
    // A worker that is started for this question receives its subject first.
    if (this.client.isRunning && !isKnown) this.client.post(aboutSubject(subject));
    this.request((requestId) => ({ kind: 'ask', requestId, question }), onAnswer);
  }

  protected override first(): ToAnalyst[] {
    return this.subject ? [aboutSubject(this.subject)] : [];
  }

  protected isLast(message: FromAnalyst): boolean {
    return message.kind !== 'answer';
  }

  protected crashAnswer(requestId: number, reason: string): FromAnalyst {
    const message = t('The computation stopped ({0}). Try a smaller matrix.', reason);
    return { kind: 'refused', requestId, problem: { code: 'cancelled', message } };
  }
}

/** Two subjects are the same if this is the same object. */
const keyOf = (subject: Subject): object => ('pair' in subject ? subject.pair : subject.svd);

function aboutSubject(subject: Subject): ToAnalyst {
  return 'pair' in subject
    ? { kind: 'pair', pair: subject.pair }
    : { kind: 'subject', matrix: subject.matrix, svd: subject.svd };
}
