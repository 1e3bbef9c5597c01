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
  private closedAt = 0;
  /** Milliseconds that it was closed. */
  private waited = 0;

  get isClosed(): boolean {
    return this.opened !== undefined;
  }

  /** @returns whether it was open. */
  pause(): boolean {
    if (this.opened) return false;
    this.opened = new Promise((resolve) => (this.open = resolve));
    this.closedAt = Date.now();
    return true;
  }

  /** @returns whether it was closed. */
  resume(): boolean {
    const wasClosed = this.opened !== undefined;
    if (wasClosed) this.waited += Date.now() - this.closedAt;
    this.opened = undefined;
    this.open();
    return wasClosed;
  }

  /** The time in milliseconds, without that for which it was closed. */
  now(): number {
    return Date.now() - this.waited;
  }

  /** Resolves when it is open. */
  async passed(): Promise<void> {
    while (this.opened) await this.opened;
  }

  /** Rows that are read while it is open. */
  rows(rows: MatrixRows): MatrixRows {
    return {
      ...rows,
      readRows: async (from, to, memory) => {
        if (this.opened) await this.passed();
        return rows.readRows(from, to, memory);
      },
    };
  }
}
