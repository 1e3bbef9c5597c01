import { parentPort, workerData } from 'node:worker_threads';
import { answerQuestion } from '../core/index.js';
import type { FromReport, ReportStart } from './report-messages.js';

/** The entry of a thread that answers one question about matrices, and ends. */

const { kind, asked, patience } = workerData as ReportStart;
const late = performance.now() + patience;
const answer: FromReport = answerQuestion(kind, asked as never, {
  isLate: () => performance.now() > late,
});
parentPort!.postMessage(answer);
