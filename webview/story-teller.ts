import { readingMillis } from './model/story/pace.js';
import { storyScene } from './model/story/scenes.js';
import { sceneIds, type BeforeStory, type Scene, type Story } from './model/story/state.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';

/** The ranks of a scene share this part of its time; the last one is on screen for the rest. */
const sharedByRanks = 0.6;
/** Longest time of one of several ranks, in milliseconds. */
const longestRank = 900;

/**
 * Tells the story of the matrix on screen: one scene after the other by rank, view and framed cell. When it ends, what was
 * there before is put back. A rank or a view that the user chooses ends it, and stays.
 */
export class StoryTeller {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private rankTimer: ReturnType<typeof setTimeout> | undefined;
  private stopListening: (() => void) | undefined;
  /** What the story itself has set; anything else comes from the user. */
  private own: BeforeStory | undefined;
  private of: Pick<LensState, 'matrixId' | 'large' | 'source'> | undefined;

  /** @param isCalm whether the user asked for less motion: then the story goes on only by hand. */
  constructor(
    private readonly store: Store<LensState>,
    private readonly isCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  ) {}

  /** Begins, or begins again. Returns false where the singular values are not known yet. */
  start(): boolean {
    const state = this.store.get();
    if (!storyScene(state, 0)) return false;
    const { rank, view, selected, matrixId, source, large } = state;
    this.stop();
    this.of = { matrixId, source, large };
    this.show(0, !this.isCalm(), state.story?.before ?? { rank, view, selected });
    this.stopListening = this.store.subscribe(() => this.follow());
    return true;
  }

  /** Goes to the next scene (1) or the one before (−1). After the last one, the story ends. */
  step(by: 1 | -1): void {
    const { story } = this.store.get();
    if (!story) return;
    const at = Math.max(0, story.at + by);
    if (at < sceneIds.length) this.show(at, story.playing, story.before);
    else this.end();
  }

  /** Pauses, or goes on. */
  toggle(): void {
    const { story } = this.store.get();
    if (!story) return;
    const playing = !story.playing;
    this.put({ ...story, playing }, { ...this.own, rank: story.scene.ranks.at(-1) ?? 0 });
    this.quiet();
    if (playing) this.wait(story.scene);
  }

  /** Ends, and puts back what was on screen before, except for what is to be kept. */
  end(keep: Partial<BeforeStory> = {}): void {
    const { story } = this.store.get();
    this.stop();
    if (story) this.store.set({ ...story.before, ...keep, story: undefined });
  }

  private show(at: number, playing: boolean, before: BeforeStory): void {
    const scene = storyScene(this.store.get(), at);
    if (!scene) return;
    const ranks = playing ? scene.ranks : scene.ranks.slice(-1);
    const { view, selected } = scene;
    this.put({ at, scene, playing, before }, { rank: ranks[0] ?? 0, view, selected });
    this.quiet();
    const share = (sharedByRanks * readingMillis(scene.caption)) / ranks.length;
    this.climb(ranks.slice(1), Math.min(longestRank, share));
    if (playing) this.wait(scene);
  }

  private wait(scene: Scene): void {
    this.timer = setTimeout(() => this.step(1), readingMillis(scene.caption));
  }

  /** The other ranks of a scene, one after the other. */
  private climb([next, ...rest]: readonly number[], millis: number): void {
    if (next === undefined) return;
    this.rankTimer = setTimeout(() => {
      const { story } = this.store.get();
      if (story) this.put(story, { ...this.own, rank: next });
      this.climb(rest, millis);
    }, millis);
  }

  private put(story: Story, change: Partial<BeforeStory>): void {
    const { view, selected } = story.scene;
    const own: BeforeStory = { view, selected, rank: 0, ...change };
    this.own = own;
    this.store.set({ story, ...own });
  }

  /** The user, or a new matrix, changed something. */
  private follow(): void {
    const { story, rank, view, selected, matrixId, source, large } = this.store.get();
    const { own, of } = this;
    if (!story || !own || !of) return;
    const isSame = matrixId === of.matrixId && large?.job === of.large?.job;
    if (!isSame) {
      // Of another version of this matrix, the user sees the rank that was there before.
      const isEdited = source?.id === of.source?.id;
      this.end({ selected, ...(isEdited ? {} : { rank }) });
    } else if (view !== own.view) {
      this.end({ view });
    } else if (rank !== own.rank) {
      this.end({ rank, view });
    }
  }

  /** No scene and no rank follows by itself. */
  private quiet(): void {
    clearTimeout(this.timer);
    clearTimeout(this.rankTimer);
  }

  private stop(): void {
    this.quiet();
    this.stopListening?.();
    this.stopListening = undefined;
  }
}
