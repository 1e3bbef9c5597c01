import { EventEmitter } from './events.js';

interface Item {
  session: DebugSession;
  threadId: number;
  frameId?: number;
}

/** A program that has stopped; `evaluate` answers as its debugger does. */
export class DebugSession {
  readonly name = 'Run';
  readonly workspaceFolder = undefined;
  readonly expressions: string[] = [];
  evaluate: (expression: string) => Promise<string> = () => Promise.reject(new Error('nothing'));

  /** Answers all requests but the one for the stack, if it is there. */
  request?: (command: string, args: Record<string, unknown>) => Promise<unknown>;

  constructor(
    readonly id: string,
    readonly type: string,
  ) {}

  async customRequest(command: string, asked: { expression: string }): Promise<unknown> {
    if (this.request && command !== 'stackTrace') return this.request(command, asked);
    if (command === 'stackTrace') {
      return { stackFrames: [{ id: 7, name: 'train', line: 12, source: { path: '/p/loop.py' } }] };
    }
    this.expressions.push(asked.expression);
    return { result: await this.evaluate(asked.expression) };
  }
}

const stackItems = new EventEmitter<Item | undefined>();
const ended = new EventEmitter<DebugSession>();

export const debug = {
  activeStackItem: undefined as Item | undefined,
  activeDebugSession: undefined as DebugSession | undefined,
  onDidChangeActiveStackItem: stackItems.event,
  onDidTerminateDebugSession: ended.event,
};

/** The program stops: the editor shows its uppermost frame. */
export function stop(session: DebugSession): void {
  debug.activeDebugSession = session;
  debug.activeStackItem = { session, threadId: 1, frameId: 7 };
  stackItems.fire(debug.activeStackItem);
}

export function goOn(): void {
  debug.activeStackItem = undefined;
  stackItems.fire(undefined);
}

export function end(session: DebugSession): void {
  debug.activeDebugSession = undefined;
  goOn();
  ended.fire(session);
}
