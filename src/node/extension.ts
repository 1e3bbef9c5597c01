import { readFromDisk } from '../host/sources/file/file-bytes.js';
import { openOnDisk } from './disk-file.js';

/** The entry of the extension in Node, where parts of a file can be read from the disk. */
readFromDisk(openOnDisk);

export { activate, type LowRankLensApi } from '../extension.js';
