import { analyseInThread as useThread } from '../host/large/analysing.js';
import { readFromDisk } from '../host/sources/file/file-bytes.js';
import { analyseInThread } from './analyse-in-thread.js';
import { openOnDisk } from './disk-file.js';

/** The entry of the extension in Node, which can read parts of a file from the disk, and has threads. */
readFromDisk(openOnDisk);
useThread(analyseInThread);

export { activate, type LowRankLensApi } from '../extension.js';
