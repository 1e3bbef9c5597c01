import type { HostLink } from './host-link.js';
import { save } from './model/saved.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';

/** What is kept; nothing else is worth a message. */
const parts = ['job', 'source', 'rank', 'view', 'memory', 'second'] as const;

/** Keeps the state over hiding, reload and restart: a message to the host, never while something moves. */
export class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private kept: Partial<LensState> = {};

  constructor(
    private readonly store: Store<LensState>,
    private readonly host: HostLink,
  ) {}

  start(): void {
    this.store.subscribe(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), 400);
    });
  }

  private keep(): void {
    const state = this.store.get();
    if (parts.every((part) => this.kept[part] === state[part])) return;
    this.kept = state;
    const saved = save(state);
    if (saved) this.host.state = saved;
  }
}
