import { longestOf, type FromAnalysis, type PartWish } from '../../core/index.js';
import { toldOf, type Source, type ToPage } from '../../protocol/index.js';
import type { LargeMatrix } from '../sources/source.js';
import { startAnalysis, type Analysing } from './analysing.js';

/** Seconds of a plan that are begun without asking. */
const patience = 300;

/** Where the messages of an analysis go: a page, and the job that it knows the matrix by. */
interface Page {
  readonly job: number;
  readonly send: (message: ToPage) => Promise<unknown>;
}

/**
 * The analysis of one large matrix, for a page that may be hidden and come back: what is known is told again, and
 * nothing is computed twice.
 */
export class LargeAnalysis {
  private page: Page | undefined;
  private readonly analysing: Analysing;
  /** The last message of each kind. */
  private readonly known = new Map<FromAnalysis['kind'], FromAnalysis>();

  /** It starts at once: a page needs a second to start, and then finds the picture ready. */
  constructor(readonly matrix: LargeMatrix) {
    this.analysing = startAnalysis(matrix.content, (message) => this.receive(message));
  }

  async show(page: Page, source: Source): Promise<void> {
    const { rows, cols, elementType, columnLabels } = this.matrix;
    this.page = page;
    await page.send({
      type: 'showLarge',
      job: page.job,
      source,
      ...{ rows, cols, elementType },
      ...(columnLabels ? { columnLabels: [...columnLabels] } : {}),
    });
    for (const message of this.known.values()) this.tell(message);
    this.searchIfSeen();
  }

  ask(wish: PartWish): void {
    this.analysing.ask(wish);
  }

  askFactors(rank: number): void {
    this.analysing.askFactors(rank);
  }

  pause(paused: boolean): void {
    if (paused) this.analysing.pause();
    else this.analysing.resume();
  }

  stop(): void {
    this.analysing.stop();
  }

  private receive(message: FromAnalysis): void {
    const isFirstPlan = message.kind === 'plan' && !this.known.has('plan');
    // Parts and factors answer a page that was there.
    if (message.kind !== 'part' && message.kind !== 'factors')
      this.known.set(message.kind, message);
    // Nobody who only looks into a file waits for so long: the user starts it, or not.
    // A plan that is corrected later stops nothing.
    if (isFirstPlan && longestOf(message.plan) > patience) this.analysing.pause();
    if (message.kind === 'ended') this.known.delete('paused');
    if (message.kind === 'values' || message.kind === 'ended' || message.kind === 'factors')
      this.known.delete('progress');
    this.tell(message);
    if (message.kind === 'overview') this.searchIfSeen();
  }

  private searchIfSeen(): void {
    if (this.page && this.known.has('overview')) this.analysing.search();
  }

  private tell(message: FromAnalysis): void {
    const { page } = this;
    if (page) void page.send({ type: 'large', job: page.job, told: toldOf(message) });
  }

  dispose(): void {
    this.page = undefined;
    this.analysing.dispose();
  }
}
