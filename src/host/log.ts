import * as vscode from 'vscode';

/** Warnings and errors are kept for a report, the last ones only. */
const mostKept = 20;

export interface LogLine {
  readonly level: 'warn' | 'error';
  readonly message: string;
  readonly at: Date;
}

/** The log of the extension. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string | Error): void;
  show(): void;
}

let channel: vscode.LogOutputChannel | undefined;
let kept: LogLine[] = [];

function open(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel('Low-Rank Lens', { log: true });
  return channel;
}

const shared: Log = {
  info: (message) => open().info(message),
  warn: (message) => {
    keep('warn', message);
    open().warn(message);
  },
  error: (message) => {
    keep('error', message instanceof Error ? message.message : message);
    open().error(message);
  },
  show: () => open().show(),
};

/** The log of the extension; its channel is created when something is first written to it. */
export function log(): Log {
  return shared;
}

function keep(level: LogLine['level'], message: string): void {
  kept = [...kept, { level, message, at: new Date() }].slice(-mostKept);
}

/** The last warnings and errors, oldest first. */
export function lastProblems(): readonly LogLine[] {
  return kept;
}

export function disposeLog(): void {
  channel?.dispose();
  channel = undefined;
}
