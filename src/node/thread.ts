import { parentPort, workerData } from 'node:worker_threads';
import { useTexts } from '../core/index.js';
import { analyse } from './analysis-thread.js';
import { report } from './report-thread.js';
import type { ThreadStart } from './thread-start.js';
import { measure } from './weights-thread.js';
import { write } from './write-thread.js';

/** The entry of all threads. */

const port = parentPort!;
const work = workerData as ThreadStart;
useTexts(work.texts);
if (work.kind === 'analyse') analyse(port, work.start);
else if (work.kind === 'measure') measure(port, work.start);
else if (work.kind === 'write') write(port, work.start);
else report(port, work.start);
