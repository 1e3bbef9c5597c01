import { join } from 'node:path';
import { Worker, type Transferable } from 'node:worker_threads';
import { textsInUse, type Texts } from '../core/index.js';
import type { AnalysisStart, HelpStart } from './analysis-messages.js';
import type { ParseStart } from './parse-messages.js';
import type { ReportStart } from './report-messages.js';
import type { MeasuringStart } from './weights-messages.js';
import type { WritingStart } from './writing-messages.js';

/** The work of a thread, and what it is started with. */
export type ThreadWork =
  | { readonly kind: 'analyse'; readonly start: AnalysisStart }
  | { readonly kind: 'help'; readonly start: HelpStart }
  | { readonly kind: 'measure'; readonly start: MeasuringStart }
  | { readonly kind: 'report'; readonly start: ReportStart }
  | { readonly kind: 'parse'; readonly start: ParseStart }
  | { readonly kind: 'write'; readonly start: WritingStart };

/** What `workerData` of every thread is. */
export type ThreadStart = ThreadWork & {
  /** The messages in the display language, for the problems that the thread reports. */
  readonly texts: Texts;
};

/**
 * Starts a thread. All kinds run the same script, because all of them need the core.
 *
 * @param memory in MiB, for its objects; default as much as for the host. Beyond it, the thread ends with an error.
 * @param transferList what of the work belongs to the thread from now on, such as ports.
 */
export function startThread(
  work: ThreadWork,
  memory?: number,
  transferList: Transferable[] = [],
): Worker {
  const workerData: ThreadStart = { ...work, texts: textsInUse() };
  const resourceLimits = memory === undefined ? {} : { maxOldGenerationSizeMb: memory };
  const thread = new Worker(join(__dirname, 'threads.js'), {
    ...{ workerData, resourceLimits, transferList },
  });
  // A window that closes need not wait for it.
  thread.unref();
  return thread;
}
