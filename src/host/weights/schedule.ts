import type { Level } from '../../core/index.js';

export interface Job {
  readonly id: number;
  readonly level: Level;
}

/** What one matrix costs to measure, in operations; undefined: that level is not computed. */
export interface Costs {
  readonly id: number;
  readonly leading?: number | undefined;
  readonly exact?: number | undefined;
}

/** All values where that is quick; leading values where it is not; all values of those. */
const stages = ['quick', 'leading', 'late'] as const;
type Stage = (typeof stages)[number];

/**
 * The order in which the matrices of a table are measured: what is on screen before the rest, and what is quick before
 * what takes long.
 */
export class Schedule {
  /** What waits, by its id, with its cost. */
  private readonly waiting: Record<Stage, Map<number, number>> = {
    quick: new Map(),
    leading: new Map(),
    late: new Map(),
  };
  private readonly running = new Map<Job, { readonly stage: Stage; readonly cost: number }>();
  private visible: readonly number[] = [];
  private doneCost = 0;
  private leftCost = 0;

  constructor(costs: readonly Costs[]) {
    for (const each of costs) this.add(each);
  }

  /** One more matrix to measure. */
  add({ id, leading, exact }: Costs): void {
    if (leading !== undefined) this.waiting.leading.set(id, leading);
    if (exact !== undefined) this.waiting[leading === undefined ? 'quick' : 'late'].set(id, exact);
    this.leftCost += (leading ?? 0) + (exact ?? 0);
  }

  /** Rows on screen, in their order. */
  show(ids: readonly number[]): void {
    this.visible = ids;
  }

  /** The next one, which counts as running from now on; undefined if none is left. */
  next(): Job | undefined {
    const found = this.choose();
    if (!found) return undefined;
    const { id, stage } = found;
    const job: Job = { id, level: stage === 'leading' ? 'leading' : 'exact' };
    this.running.set(job, { stage, cost: this.waiting[stage].get(id)! });
    this.waiting[stage].delete(id);
    return job;
  }

  private choose(): { readonly id: number; readonly stage: Stage } | undefined {
    const { quick, leading, late } = this.waiting;
    for (const id of this.visible) {
      if (quick.has(id)) return { id, stage: 'quick' };
      if (leading.has(id)) return { id, stage: 'leading' };
    }
    for (const id of this.visible) if (late.has(id)) return { id, stage: 'late' };
    for (const stage of stages) {
      for (const id of this.waiting[stage].keys()) return { id, stage };
    }
    return undefined;
  }

  finished(job: Job): void {
    const cost = this.running.get(job)?.cost ?? 0;
    this.doneCost += cost;
    this.leftCost -= cost;
    this.running.delete(job);
  }

  /** It was broken off, and has to be done again. */
  returned(job: Job): void {
    const was = this.running.get(job);
    if (was) this.waiting[was.stage].set(job.id, was.cost);
    this.running.delete(job);
  }

  /** Whether nothing more will be computed of this matrix. */
  isDone(id: number): boolean {
    if (stages.some((stage) => this.waiting[stage].has(id))) return false;
    return ![...this.running.keys()].some((job) => job.id === id);
  }

  /** Operations that are done, and all that are left. */
  get cost(): { readonly done: number; readonly left: number } {
    return { done: this.doneCost, left: this.leftCost };
  }
}
