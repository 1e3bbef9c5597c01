import type { Host } from './host-link.js';
import { save } from './model/saved.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';

/** The parts of the state that are saved; changes of others send no message. */
const parts = ['matrixId', 'source', 'rank', 'view', 'memory', 'second'] as const;

/** The state is saved when these parts have not changed for so many milliseconds. */
const restMillis = 400;

/**
 * Saves the state so that it survives hiding, reload and restart. Each save is a message to the host, so
 * it never saves while something is moving.
 */
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
      // The pointer and the progress of a computation do not delay it.
      if (parts.every((part) => seen[part] === now[part])) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), restMillis);
    });
  }

  /** Saves now what waits to be saved: the page may be gone before it rests. */
  flush(): void {
    if (this.timer !== undefined) this.keep();
  }

  private keep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const saved = save(this.store.get());
    if (saved) this.host.state = saved;
  }
}
