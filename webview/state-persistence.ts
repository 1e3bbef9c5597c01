import type { Host } from './host-link.js';
import { save } from './model/saved.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';

/** What is kept; nothing else is worth a message. */
const parts = ['matrixId', 'source', 'rank', 'view', 'memory', 'second'] as const;

/** So long nothing of it changes before it is kept, in milliseconds. */
const restMillis = 400;

/** Keeps the state over hiding, reload and restart: a message to the host, never while something of it moves. */
export class StatePersistence {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private seen: LensState;

  constructor(
    private readonly store: Store<LensState>,
    private readonly host: Pick<Host, 'state'>,
  ) {
    this.seen = store.get();
  }

  start(): void {
    this.store.subscribe(() => {
      const { seen } = this;
      const now = this.store.get();
      this.seen = now;
      // The pointer, or a computation that tells how far it is, does not put it off.
      if (parts.every((part) => seen[part] === now[part])) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), restMillis);
    });
  }

  private keep(): void {
    const saved = save(this.store.get());
    if (saved) this.host.state = saved;
  }
}
