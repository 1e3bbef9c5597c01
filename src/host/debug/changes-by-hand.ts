import * as vscode from 'vscode';
import * as v from 'valibot';
import { languageOf } from './adapters.js';
import { changedByHand } from './stops.js';

/** What VS Code asks the debugger when the user changes a value: in *Variables*, in *Watch*, in memory. */
const changing = new Set(['setVariable', 'setExpression', 'writeMemory']);

const request = v.object({
  seq: v.number(),
  type: v.literal('request'),
  command: v.literal('evaluate'),
  arguments: v.object({ context: v.literal('repl') }),
});

const response = v.object({
  type: v.literal('response'),
  request_seq: v.number(),
  success: v.literal(true),
  command: v.string(),
});

/**
 * Notices changes that the user makes while the program is stopped, which are no stop of their own. What is typed in the debug
 * console may change anything; what VS Code evaluates for a hover or for *Watch* is not looked at.
 */
export function watchChangesByHand(): vscode.Disposable {
  return vscode.debug.registerDebugAdapterTrackerFactory('*', {
    createDebugAdapterTracker: (session) =>
      languageOf(session.type) && changeTracker(() => changedByHand(session)),
  });
}

/** Calls back for each answer to a request that may have changed the program. */
export function changeTracker(onChange: () => void): vscode.DebugAdapterTracker {
  const typed = new Set<number>();
  return {
    onWillReceiveMessage(message: unknown) {
      const parsed = v.safeParse(request, message);
      if (parsed.success) typed.add(parsed.output.seq);
    },
    onDidSendMessage(message: unknown) {
      const parsed = v.safeParse(response, message);
      if (!parsed.success) return;
      const { command, request_seq: of } = parsed.output;
      if (typed.delete(of) || changing.has(command)) onChange();
    },
  };
}
