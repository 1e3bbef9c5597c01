import type { Measured, WeightTask } from '../../core/index.js';
import type { Measurer } from './measuring.js';
import { Schedule, type Costs, type Job } from './schedule.js';

export interface RunProgress {
  readonly state: 'running' | 'paused' | 'done' | 'cancelled';
  readonly done: number;
  readonly total: number;
  readonly secondsLeft?: number | undefined;
}

export interface RunListener {
  measured(id: number, measured: Measured): void;
  progressed(): void;
}

/** Some time must pass until a rate of work says anything. */
const leastMillis = 1500;

/** Measures the matrices of a table, as many at a time as the measurer can; it can be paused, cancelled and resumed. */
export class MeasuringRun {
  private readonly schedule: Schedule;
  private measurer: Measurer | undefined;
  private readonly running = new Set<Job>();
  private readonly isFinal = new Set<number>();
  private state: RunProgress['state'] = 'running';
  /** Since the last start, with the work that had been done then. */
  private since = { millis: performance.now(), cost: 0 };

  constructor(
    private readonly tasks: Map<number, WeightTask>,
    costs: readonly Costs[],
    /** Rows that are in the table in any case, and those that are known already. */
    private total: number,
    private readonly start: () => Measurer,
    private readonly listener: RunListener,
  ) {
    this.schedule = new Schedule(costs);
    const left = new Set(costs.map(({ id }) => id));
    for (const id of tasks.keys()) if (!left.has(id)) this.isFinal.add(id);
  }

  /** One more matrix, before the work begins. @param costs undefined: its numbers are known already. */
  add(id: number, task: WeightTask, costs: Costs | undefined): void {
    this.tasks.set(id, task);
    this.total++;
    if (costs) this.schedule.add(costs);
    else this.isFinal.add(id);
  }

  get progress(): RunProgress {
    const { state, total } = this;
    const secondsLeft = this.secondsLeft();
    return {
      ...{ state, total, done: this.isFinal.size },
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
    };
  }

  show(ids: readonly number[]): void {
    this.schedule.show(ids);
  }

  /** Starts as many as can run; called again whenever one has ended. */
  work(): void {
    if (this.state !== 'running') return;
    const measurer = (this.measurer ??= this.start());
    while (this.running.size < measurer.width) {
      const job = this.schedule.next();
      if (!job) break;
      void this.measure(measurer, job);
    }
    if (this.running.size === 0) {
      this.state = 'done';
      this.release();
    }
    this.listener.progressed();
  }

  private async measure(measurer: Measurer, job: Job): Promise<void> {
    const { id, level } = job;
    const task = this.tasks.get(id);
    this.running.add(job);
    let measured: Measured;
    try {
      measured = task ? await measurer.measure(task, level) : {};
    } catch (error) {
      measured = { problem: error instanceof Error ? error.message : String(error) };
    }
    // It was broken off in between.
    if (!this.running.delete(job) || this.measurer !== measurer) return;
    this.schedule.finished(job);
    if (this.schedule.isDone(id)) this.isFinal.add(id);
    this.listener.measured(id, measured);
    this.work();
  }

  /** What is running ends by itself; nothing more is started. */
  pause(): void {
    if (this.state !== 'running') return;
    this.state = 'paused';
    this.listener.progressed();
  }

  /** Breaks off what is running. */
  cancel(): void {
    if (this.state === 'done') return;
    this.state = 'cancelled';
    this.breakOff();
    this.listener.progressed();
  }

  resume(): void {
    if (this.state === 'done' || this.state === 'running') return;
    this.state = 'running';
    this.since = { millis: performance.now(), cost: this.schedule.cost.done };
    this.work();
  }

  private secondsLeft(): number | undefined {
    if (this.state !== 'running') return undefined;
    const { done, left } = this.schedule.cost;
    const millis = performance.now() - this.since.millis;
    const worked = done - this.since.cost;
    if (millis < leastMillis || worked <= 0) return undefined;
    return (left / worked) * (millis / 1000);
  }

  private breakOff(): void {
    for (const job of this.running) this.schedule.returned(job);
    this.running.clear();
    this.release();
  }

  private release(): void {
    this.measurer?.dispose();
    this.measurer = undefined;
  }

  dispose(): void {
    this.state = 'cancelled';
    this.breakOff();
  }
}
