import type { ViewId } from '../../../src/protocol/index.js';
import type { Cell } from '../places.js';

/** What a scene of the story is about, in this order. */
export const sceneIds = ['matrix', 'layers', 'tail', 'stop', 'cost', 'lost'] as const;
export type SceneId = (typeof sceneIds)[number];

/** A caption, and what is on screen with it. */
export interface Scene {
  readonly id: SceneId;
  readonly caption: string;
  readonly view: ViewId;
  /** The ranks that are shown one after the other; the last one stays. */
  readonly ranks: readonly number[];
  /** The cell that is framed. */
  readonly selected: Cell | undefined;
}

/** What the story puts back when it ends. */
export interface BeforeStory {
  readonly rank: number;
  readonly view: ViewId;
  readonly selected: Cell | undefined;
}

/** The story while it is told. */
export interface Story {
  /** The place of the scene, counted from 0. */
  readonly at: number;
  readonly scene: Scene;
  /** Whether it goes on by itself. */
  readonly playing: boolean;
  readonly before: BeforeStory;
}
