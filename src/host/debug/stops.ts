import * as vscode from 'vscode';

/**
 * Counts the places where the user has looked at a stopped program, and the changes by hand there. A value that was read in parts is one value only if
 * the number has not changed in between.
 */
class Stops {
  private count = 0;
  private readonly ended = new Set<string>();
  private readonly changes = new vscode.EventEmitter<vscode.DebugSession | undefined>();
  /** Another stop or another frame, with its session; undefined when the program runs. */
  readonly onDidChange = this.changes.event;

  constructor() {
    vscode.debug.onDidChangeActiveStackItem((item) => {
      this.count++;
      this.changes.fire(item?.session);
    });
    vscode.debug.onDidTerminateDebugSession(({ id }) => this.ended.add(id));
  }

  /** Whether the program of the session with this id has ended. */
  hasEnded(id: string): boolean {
    return this.ended.has(id);
  }

  /** A value was changed where the program has stopped: what was read before is of another stop. */
  changed(session: vscode.DebugSession): void {
    if (vscode.debug.activeStackItem?.session.id !== session.id) return;
    this.count++;
    this.changes.fire(session);
  }

  get current(): number {
    return this.count;
  }
}

let stops: Stops | undefined;

/** Nothing listens to debuggers before someone asks for a variable. */
export function debugStops(): Stops {
  return (stops ??= new Stops());
}

/** The user changed a value of a program; nothing happens if no variable was ever asked for. */
export function changedByHand(session: vscode.DebugSession): void {
  stops?.changed(session);
}
