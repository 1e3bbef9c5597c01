import type { MessagePort } from 'node:worker_threads';
import { answerQuestion } from '../core/index.js';
import type { FromReport, ReportStart } from './report-messages.js';

/** What a thread does that answers one question about matrices, and ends. */
export function report(port: MessagePort, { kind, asked, patience }: ReportStart): void {
  const late = performance.now() + patience;
  const answer: FromReport = answerQuestion(kind, asked as never, {
    isLate: () => performance.now() > late,
  });
  port.postMessage(answer);
}
