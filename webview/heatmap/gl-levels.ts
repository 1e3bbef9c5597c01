import type { BlockSize } from '../../src/core/index.js';
import type { GlLevel, GlReducer } from './gl-reducer.js';
import type { GlValues } from './gl-values.js';

interface Kept {
  readonly level: GlLevel;
  readonly stamp: string;
}

/** Number of levels that are kept for each picture: two zoom depths. */
const mostForEach = 2;

/**
 * The levels of the pictures on screen. A level is made when a picture first needs it. When the content
 * of the picture changes, it is made again in the same texture. M never changes, so its levels stay.
 */
export class GlLevels {
  private readonly kept = new Map<string, Map<string, Kept>>();

  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly reducer: GlReducer,
  ) {}

  /**
   * @param name of the picture.
   * @param stamp the same as long as the entries of `input` are the same.
   */
  level(name: string, stamp: string, input: GlValues, block: BlockSize): GlLevel {
    let levels = this.kept.get(name);
    if (!levels) this.kept.set(name, (levels = new Map<string, Kept>()));
    const key = `${block.rows}×${block.cols}`;
    const before = levels.get(key);
    const level =
      before?.stamp === stamp ? before.level : this.reducer.reduce(input, block, before?.level);
    levels.delete(key);
    levels.set(key, { level, stamp });
    for (const [oldest, { level: old }] of levels) {
      if (levels.size <= mostForEach) break;
      levels.delete(oldest);
      this.gl.deleteTexture(old.texture);
    }
    return level;
  }

  dispose(): void {
    for (const levels of this.kept.values()) {
      for (const { level } of levels.values()) this.gl.deleteTexture(level.texture);
    }
    this.kept.clear();
  }
}
