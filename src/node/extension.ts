import { startInNode } from '../host/dask/processes.js';
import { analyseInThread as useThread } from '../host/large/analysing.js';
import { answerInThread } from '../host/reports/answering.js';
import { readFromDisk } from '../host/sources/file/file-bytes.js';
import { parseInThread as useParser } from '../host/sources/file/parsing.js';
import { measureInThreads as useThreads } from '../host/weights/measuring.js';
import { writeInThread as useWriter } from '../host/weights/writing.js';
import { analyseInThread } from './analyse-in-thread.js';
import { openOnDisk } from './disk-file.js';
import { measureInThreads } from './measure-in-threads.js';
import { parseInThread } from './parse-in-thread.js';
import { reportInThread } from './report-in-thread.js';
import { pythonName, startProgram } from './start-program.js';
import { writeInThread } from './write-in-thread.js';

/** The entry of the extension in Node, which can read parts of a file from the disk, start programs, and has threads. */
readFromDisk(openOnDisk);
useThread(analyseInThread);
useThreads(measureInThreads);
useWriter(writeInThread);
answerInThread(reportInThread);
useParser(parseInThread);
startInNode(startProgram, pythonName(process.platform));

export { activate } from '../extension.js';
