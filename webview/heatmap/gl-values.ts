import type { GlPass } from './gl-pass.js';
import type { StoredTexture } from './gl-textures.js';

/** The input of one picture; all textures hold (entry − offset) / scale. */
export interface GlValues {
  readonly rows: number;
  readonly cols: number;
  readonly scale: number;
  /** Subtracted from every entry before the division; 0 if absent. */
  readonly offset?: number;
  /** If absent, all values are zero. */
  readonly values?: StoredTexture | undefined;
  /** Subtracted from `values`, entry by entry. */
  readonly minus?: StoredTexture | undefined;
  readonly mask?: StoredTexture | undefined;
}

/** Sets the uniforms of entries.glsl. `nothing` is bound instead of an absent texture. */
export function bindEntries(pass: GlPass, input: GlValues, nothing: WebGLTexture): void {
  for (const [name, stored] of [
    ['Values', input.values],
    ['Minus', input.minus],
    ['Mask', input.mask],
  ] as const) {
    const lower = name.toLowerCase();
    pass.texture(`u_${lower}`, stored?.texture ?? nothing);
    pass.integer(`u_has${name}`, stored ? 1 : 0);
    pass.integer(`u_${lower}Shift`, stored ? Math.log2(stored.width) : 0);
  }
  pass.integers('u_cells', input.cols, input.rows);
}
