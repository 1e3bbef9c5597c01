import type { Matrix, Svd } from '../../src/core/index.js';
import type { FromAnalyst, Question, ToAnalyst } from '../../src/protocol/index.js';
import { TicketClient } from './ticket-client.js';
import type { WorkerScript } from './worker-script.js';
import { t } from '../l10n.js';

/** What questions are about. */
export interface Subject {
  readonly matrix: Matrix;
  readonly svd: Svd;
}

/** The page's end of the analysing worker; a worker is sent its subject once. */
export class AnalystClient extends TicketClient<ToAnalyst, FromAnalyst> {
  private subject: Subject | undefined;
  private readonly told = new WeakMap<Worker, Subject>();

  constructor(script: WorkerScript) {
    super(script, 'analyst');
  }

  ask(subject: Subject, question: Question, onAnswer: (message: FromAnalyst) => void): void {
    this.subject = subject;
    this.request((ticket) => ({ kind: 'ask', ticket, question }), onAnswer);
  }

  protected override prepare(worker: Worker): void {
    const { subject } = this;
    if (!subject || this.told.get(worker)?.svd === subject.svd) return;
    this.told.set(worker, subject);
    const message: ToAnalyst = { kind: 'subject', matrix: subject.matrix, svd: subject.svd };
    worker.postMessage(message);
  }

  protected isLast(message: FromAnalyst): boolean {
    return message.kind !== 'answer';
  }

  protected crash(ticket: number, reason: string): FromAnalyst {
    const message = t('The computation stopped ({0}). Try a smaller matrix.', reason);
    return { kind: 'refused', ticket, problem: { code: 'cancelled', message } };
  }
}
