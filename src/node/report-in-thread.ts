import { failure, type Answers, type QuestionKind, type Result } from '../core/index.js';
import type { Answerer } from '../host/reports/answering.js';
import type { FromReport } from './report-messages.js';
import { startThread } from './thread-start.js';

const patience = 12_000;

/** Answers in a thread of its own, which ends when the question is cancelled. */
export const reportInThread: Answerer = (kind, asked, token) => {
  const thread = startThread({ kind: 'report', start: { kind, asked, patience } });
  return new Promise((resolve, reject) => {
    const cancelled = token?.onCancellationRequested(() =>
      end(() => resolve(failure('cancelled', ''))),
    );
    const end = (then: () => void) => {
      cancelled?.dispose();
      void thread.terminate();
      then();
    };
    thread.on('message', (message: FromReport) =>
      end(() => resolve(message as Result<Answers[typeof kind & QuestionKind]>)),
    );
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', () => reject(new Error('The thread that computes has ended.')));
  });
};
