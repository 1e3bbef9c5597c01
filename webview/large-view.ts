import {
  leadingTriplets,
  type FromAnalysis,
  type PartWish,
  type Region,
  type Svd,
} from '../src/core/index.js';
import type { ToHost, ToPage, Told } from '../src/protocol/index.js';
import { decompositionOf } from './model/large/decomposition.js';
import {
  covers,
  largeOf,
  regionAround,
  wholeRegion,
  type LargeMatrix,
} from './model/large/matrix.js';
import { messageOf, progressOf, waitingFor } from './model/large/told.js';
import { firstRank } from './model/decomposition.js';
import { pageMemory } from './model/page-memory.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';
import { isWhole, viewportOf } from './model/viewport.js';
import type { MatrixPipeline } from './matrix-pipeline.js';

/** Milliseconds without a change after which the whole matrix is read for a picture of M̂ₖ, or a part of it. */
const wholeRest = 250;
const partRest = 60;

/** What the newest answer of a kind must belong to; another one is wished. */
interface Asked {
  readonly wish: PartWish;
  /** The directions of M̂ₖ were those after so many passes. */
  readonly passes: number;
}

type Last = Pick<LensState, 'source' | 'large' | 'decomposition' | 'measured' | 'rank'>;

/**
 * A matrix that is too large for the page: takes what the host tells of it, and asks for the parts of M, M̂ₖ and the
 * error that are on screen.
 */
export class LargeView {
  private wishedRank: { readonly id: string; readonly rank: number } | undefined;
  private requests = 0;
  /** What is to be done with the factors, and their rank. */
  private readonly waiting: { readonly rank: number; readonly receive: (svd: Svd) => void }[] = [];
  private readonly asked = new Map<'draft' | 'whole' | 'part', Asked>();
  /** What the newest wishes were made for. */
  private seen: readonly unknown[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The choice of the user counts from the second answer on. */
  private placedRank: number | undefined;
  /** The job whose picture in blocks the host waits for. */
  private awaitedJob: number | undefined;
  /** What was on screen of the source before it changed, in case that it cannot be read any more. */
  private last: Last | undefined;

  constructor(
    private readonly store: Store<LensState>,
    private readonly send: (message: ToHost) => void,
    private readonly pipeline: MatrixPipeline,
  ) {
    store.subscribe(() => this.look());
  }

  /** The rank of a source whose values come: what it had before the page was thrown away, or what the host says. */
  wishRank(id: string, rank: number): void {
    this.wishedRank = { id, rank };
  }

  show({
    job,
    source,
    rows,
    cols,
    elementType,
    columnLabels,
    early,
  }: Extract<ToPage, { type: 'showLarge' }>): void {
    const before = this.store.get();
    const same = before.source?.id === source.id;
    const first = before.source === undefined;
    if (same && before.decomposition) this.wishRank(source.id, before.rank);
    // A version without a picture replaces none.
    const isSeen = before.large?.overview !== undefined;
    if (!same || isSeen) this.last = isSeen && same && !early ? lastOf(before) : undefined;
    this.pipeline.leave(early && source);
    this.reset();
    this.awaitedJob = early ? job : undefined;
    const shape = { rows, cols, columnLabels };
    const shapeBefore = before.large?.shape ?? before.given;
    const sameShape = same && shapeBefore?.rows === rows && shapeBefore.cols === cols;
    this.store.set({
      source,
      large: largeOf(job, shape, elementType),
      fetching: undefined,
      problem: undefined,
      cell: undefined,
      selected: undefined,
      viewport: sameShape ? before.viewport : undefined,
      memory: same || first ? before.memory : pageMemory(before.memory),
    });
  }

  told(job: number, told: Told): void {
    const { large } = this.store.get();
    if (large?.job === job) this.receive(large, messageOf(told));
  }

  /** A picture in blocks is on screen: the entries may come. */
  drawn(): void {
    const { large } = this.store.get();
    if (large?.job !== this.awaitedJob || large?.overview === undefined) return;
    this.awaitedJob = undefined;
    this.send({ type: 'earlyDrawn' });
  }

  /** Asks for the leading triplets; they come after a pass over the file, if nothing else is shown meanwhile. */
  factors(rank: number, receive: (svd: Svd) => void): void {
    const { large } = this.store.get();
    if (!large) return;
    this.waiting.push({ rank, receive });
    // The host answers the newest wish only.
    const most = Math.max(...this.waiting.map((each) => each.rank));
    this.send({ type: 'askFactors', job: large.job, rank: most });
  }

  /** Lets the passes over the file wait, or go on. */
  pause(paused: boolean): void {
    const { large } = this.store.get();
    if (large) this.send({ type: 'pauseLarge', job: large.job, paused });
  }

  /** Ends the search for singular values; what is known stays. */
  stop(): boolean {
    const { large, computing } = this.store.get();
    if (!large || computing?.what !== 'analysing') return false;
    this.waiting.length = 0;
    this.send({ type: 'cancel', job: large.job });
    this.store.set({ computing: undefined, large: { ...large, ended: true, paused: false } });
    return true;
  }

  /** Another matrix is shown. */
  leave(): void {
    this.reset();
    this.last = undefined;
    if (this.store.get().large) this.store.set({ large: undefined, computing: undefined });
  }

  private reset(): void {
    this.waiting.length = 0;
    this.seen = [];
    clearTimeout(this.timer);
    this.asked.clear();
    this.placedRank = undefined;
  }

  private receive(large: LargeMatrix, message: FromAnalysis): void {
    const { store } = this;
    switch (message.kind) {
      case 'overview':
        this.last = undefined;
        store.set({ large: { ...large, overview: message.overview } });
        return;
      case 'plan':
        store.set({ large: { ...large, plan: message.plan } });
        return;
      case 'paused':
        store.set({
          large: { ...large, paused: message.paused },
          // Before the first block there is nothing else that says so.
          computing: store.get().computing ?? waitingFor(large),
        });
        return;
      case 'progress':
        if (!large.ended || message.what === 'factors')
          store.set({ computing: progressOf(message) });
        return;
      case 'values': {
        const decomposition = decompositionOf(large.shape, message.values);
        const most = decomposition.svd.s.length;
        const rank = Math.min(most, this.rankFor(firstRank(decomposition)));
        store.set({
          large: {
            ...large,
            values: message.values,
            leftKnown: message.leftKnown,
            factors: undefined,
          },
          decomposition,
          rank,
          measured: [],
        });
        this.placedRank = rank;
        return;
      }
      case 'part': {
        const { part } = message;
        const isAll = isAllOf(part.region, large);
        store.set({ large: { ...large, ...(isAll ? { whole: part } : { part }) } });
        return;
      }
      case 'factors':
        store.set({ computing: undefined, large: { ...large, factors: message.svd } });
        for (const { rank, receive } of this.waiting.splice(0)) {
          receive(leadingTriplets(message.svd, rank));
        }
        return;
      case 'measured':
        store.set({ measured: message.errors });
        return;
      case 'ended':
        // Who waits for factors would get those of a later wish.
        if (message.problem) this.waiting.length = 0;
        store.set({
          computing: undefined,
          large: { ...large, ended: true, paused: false },
          ...(message.problem ? { problem: message.problem } : {}),
          ...(this.last ? endedAgain(this.last) : {}),
        });
        this.last = undefined;
        return;
    }
  }

  private rankFor(first: number): number {
    const { decomposition, rank, source } = this.store.get();
    if (decomposition && rank !== this.placedRank) return rank;
    if (this.wishedRank && this.wishedRank.id === source?.id) return this.wishedRank.rank;
    return first;
  }

  /** Something changed: asks for what is on screen and not here. */
  private look(): void {
    const state = this.store.get();
    const { large } = state;
    const viewport = viewportOf(state);
    if (!large?.overview || !viewport) return;
    const whole = isWhole(viewport, large.shape);
    if (whole && large.values) this.wantDraft(large, state.rank, large.values.passes);
    // The pointer moves over the picture all the time; that must not put off what is wished.
    const seen = [viewport, state.rank, large.values, large.ended];
    if (seen.every((part, at) => part === this.seen[at])) return;
    this.seen = seen;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.atRest(), whole ? wholeRest : partRest);
  }

  /** M̂ₖ from a sample of the rows, while the slider moves: one at a time. */
  private wantDraft(large: LargeMatrix, rank: number, passes: number): void {
    const asked = this.asked.get('draft');
    const isThere = large.whole?.rank === rank && this.isNew(large.whole.request, passes);
    const isOnTheWay = asked?.passes === passes && !this.isAnswered(large, asked.wish.request);
    if (isThere || isOnTheWay) return;
    this.ask('draft', wholeRegion(large.shape), rank, passes, true);
  }

  private isAnswered({ whole }: LargeMatrix, request: number): boolean {
    return whole !== undefined && whole.request >= request;
  }

  /** Whether an answer belongs to the newest directions. */
  private isNew(request: number, passes: number): boolean {
    const found = [...this.asked.values()].find(({ wish }) => wish.request === request);
    return found?.passes === passes;
  }

  private atRest(): void {
    const state = this.store.get();
    const { large, rank } = state;
    const viewport = viewportOf(state);
    if (!large?.overview || !viewport) return;
    const passes = large.values?.passes ?? 0;
    if (!isWhole(viewport, large.shape)) {
      const asked = this.asked.get('part');
      const serves =
        asked?.passes === passes &&
        asked.wish.rank === rank &&
        covers(asked.wish.region, viewport) &&
        isFine(asked.wish.region, regionAround(viewport, large.shape));
      if (!serves) this.ask('part', regionAround(viewport, large.shape), rank, passes, false);
      return;
    }
    // While passes improve the directions, a draft is enough: the picture of all cells would be old at once.
    if (!large.values || !(large.ended || large.values.settled)) return;
    const asked = this.asked.get('whole');
    if (asked?.passes === passes && asked.wish.rank === rank) return;
    this.ask('whole', wholeRegion(large.shape), rank, passes, false);
  }

  private ask(
    kind: 'draft' | 'whole' | 'part',
    region: Region,
    rank: number,
    passes: number,
    draft: boolean,
  ): void {
    const { large } = this.store.get();
    if (!large) return;
    const wish: PartWish = { request: ++this.requests, region, rank, draft };
    this.asked.set(kind, { wish, passes });
    this.send({ type: 'askPart', job: large.job, wish });
  }
}

function lastOf({ source, large, decomposition, measured, rank }: LensState): Last {
  return { source, large, decomposition, measured, rank };
}

/** Nothing more is read for it: the bytes of the file are others now. */
function endedAgain({ large, ...rest }: Last): Last {
  return { ...rest, large: large && { ...large, ended: true, paused: false } };
}

function isAllOf(region: Region, { shape }: LargeMatrix): boolean {
  return region.bottom - region.top === shape.rows && region.right - region.left === shape.cols;
}

/** A region that is much larger than what is needed has blocks that are too coarse. */
function isFine(asked: Region, needed: Region): boolean {
  const isNear = (a: number, b: number) => a <= 1.6 * b;
  return (
    isNear(asked.bottom - asked.top, needed.bottom - needed.top) &&
    isNear(asked.right - asked.left, needed.right - needed.left)
  );
}
