import type * as vscode from 'vscode';
import type { ParsedArray, Result, TextKind } from '../../../core/index.js';

/** Reads the arrays of a text; ends early when the token is cancelled. */
export type ParseText = (
  kind: TextKind,
  bytes: Uint8Array,
  token: vscode.CancellationToken | undefined,
) => Promise<Result<readonly ParsedArray[]>>;

let inThread: ParseText | undefined;

/** Where the host is Node, a thread of its own reads long texts, so that other extensions need not wait. */
export function parseInThread(parse: ParseText): void {
  inThread = parse;
}

/** Undefined where there are no threads: then the text is read at once. */
export function textParser(): ParseText | undefined {
  return inThread;
}
