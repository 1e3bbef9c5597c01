import { parentPort, workerData } from 'node:worker_threads';
import { useTexts } from '../core/index.js';
import { analyse } from './analysis-thread.js';
import { help } from './help-thread.js';
import { parse } from './parse-thread.js';
import { report } from './report-thread.js';
import type { ThreadStart } from './thread-start.js';
import { measure } from './weights-thread.js';
import { write } from './write-thread.js';

/** What a thread does is told by its `workerData`. */

const port = parentPort!;
const work = workerData as ThreadStart;
useTexts(work.texts);
switch (work.kind) {
  case 'analyse':
    analyse(port, work.start);
    break;
  case 'help':
    help(port, work.start);
    break;
  case 'measure':
    measure(port, work.start);
    break;
  case 'parse':
    parse(port, work.start);
    break;
  case 'report':
    report(port, work.start);
    break;
  case 'write':
    write(port, work.start);
}
