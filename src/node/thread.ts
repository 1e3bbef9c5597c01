import { useStandIn } from './without-vscode.js';

/** The entry of all threads. The bundle of the host, which is part of their work, is loaded after the stand-in is there. */
useStandIn();
void import('./thread-work.js');
