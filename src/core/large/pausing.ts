import type { MatrixRows } from '../matrix-rows.js';

/** Others get their turn after each reading. */
export function pausing(rows: MatrixRows, pause: () => Promise<void>): MatrixRows {
  return {
    ...rows,
    readRows: async (from, to, memory) => {
      const data = await rows.readRows(from, to, memory);
      await pause();
      return data;
    },
  };
}

/** A reading waits while it is paused. */
export class Gate {
  private opened: Promise<void> | undefined;
  private open: () => void = () => undefined;
  /** Milliseconds that readings have waited. */
  private waited = 0;

  get isClosed(): boolean {
    return this.opened !== undefined;
  }

  /** @returns whether it was open. */
  pause(): boolean {
    if (this.opened) return false;
    this.opened = new Promise((resolve) => (this.open = resolve));
    return true;
  }

  /** @returns whether it was closed. */
  resume(): boolean {
    const wasClosed = this.opened !== undefined;
    this.opened = undefined;
    this.open();
    return wasClosed;
  }

  /** The time in milliseconds, without that of waiting. */
  now(): number {
    return Date.now() - this.waited;
  }

  private async wait(): Promise<void> {
    const begin = Date.now();
    while (this.opened) await this.opened;
    this.waited += Date.now() - begin;
  }

  /** Rows that are read while it is open. */
  rows(rows: MatrixRows): MatrixRows {
    return {
      ...rows,
      readRows: async (from, to, memory) => {
        if (this.opened) await this.wait();
        return rows.readRows(from, to, memory);
      },
    };
  }
}
