import { describe, expect, it, vi } from 'vitest';
import { changeTracker } from '../../../../src/host/debug/changes-by-hand.js';

vi.mock('vscode', () => import('../vscode/index.js'));

describe('a change by hand', () => {
  const run = (messages: ['to' | 'from', object][]): number => {
    let changes = 0;
    const tracker = changeTracker(() => changes++);
    for (const [way, message] of messages) {
      if (way === 'to') tracker.onWillReceiveMessage?.(message);
      else tracker.onDidSendMessage?.(message);
    }
    return changes;
  };
  const asked = (seq: number, command: string, context?: string) =>
    ['to', { seq, type: 'request', command, arguments: { context } }] as ['to', object];
  const done = (of: number, command: string, success = true) =>
    ['from', { type: 'response', request_seq: of, command, success }] as ['from', object];

  it.each(['setVariable', 'setExpression', 'writeMemory'])('by %s', (command) => {
    expect(run([asked(3, command), done(3, command)])).toBe(1);
    expect(run([asked(3, command), done(3, command, false)])).toBe(0);
  });

  it('in the debug console, and not by what VS Code evaluates itself', () => {
    expect(run([asked(3, 'evaluate', 'repl'), done(3, 'evaluate')])).toBe(1);
    for (const context of ['hover', 'watch', 'clipboard', undefined]) {
      expect(run([asked(3, 'evaluate', context), done(3, 'evaluate')])).toBe(0);
    }
    expect(run([asked(3, 'evaluate', 'repl'), done(4, 'evaluate')])).toBe(0);
  });

  it('is seen once for each answer, whatever else is said', () => {
    const odd: ['from', object][] = [
      ['from', {}],
      ['from', { type: 'event', event: 'stopped' }],
    ];
    expect(run([...odd, asked(1, 'variables'), done(1, 'variables'), done(1, 'variables')])).toBe(
      0,
    );
  });
});
