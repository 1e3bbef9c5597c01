import type { Matrix, Svd } from '../../src/core/index.js';
import type { FromAnalyst, Question, ToAnalyst } from '../../src/protocol/index.js';
import { RequestClient } from './request-client.js';
import type { WorkerSource } from './worker-port.js';
import { t } from '../l10n.js';

/** The subject of the questions. */
export interface Subject {
  readonly matrix: Matrix;
  readonly svd: Svd;
}

/** The page's end of the analysing worker. Each subject is sent to a worker only once. */
export class AnalystClient extends RequestClient<ToAnalyst, FromAnalyst> {
  private subject: Subject | undefined;

  constructor(source: WorkerSource) {
    super(source, { kind: 'boot', role: 'analyst' });
  }

  ask(subject: Subject, question: Question, onAnswer: (message: FromAnalyst) => void): void {
    this.cancel();
    const isKnown = this.subject?.svd === subject.svd;
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

function aboutSubject({ matrix, svd }: Subject): ToAnalyst {
  return { kind: 'subject', matrix, svd };
}
