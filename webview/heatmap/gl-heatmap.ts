import {
  blockSizeFor,
  cellRanges,
  colorTable,
  makeScale,
  transform,
  type BlockSize,
  type ScaleKind,
} from '../../src/core/index.js';
import type { Picture } from '../../src/protocol/index.js';
import drawSource from './draw.frag.glsl';
import entriesSource from './entries.glsl';
import { GlPass } from './gl-pass.js';
import { GlReducer, type GlLevel } from './gl-reducer.js';
import { uploadRanges, uploadTable } from './gl-textures.js';
import { bindEntries, type GlValues } from './gl-values.js';

const scaleCodes: Readonly<Record<ScaleKind, number>> = { linear: 0, log: 1, symlog: 2 };

/** What is needed to draw a picture; its id and its subject do not matter here. */
export type Look = Omit<Picture, 'id' | 'of'>;

/** The size of the blocks that a picture reads, or undefined if it reads cell by cell. */
export function blocksOf({ viewport, width, height }: Look): BlockSize | undefined {
  const block = blockSizeFor(viewport, width, height);
  return block.rows * block.cols > 1 ? block : undefined;
}

/**
 * What a pixel reads: its one cell, its few cells, or blocks. Each has its own shader, because one shader
 * for all three is ten times slower in software.
 */
type Reading = 'ONE_CELL' | 'CELLS' | 'BLOCKS';

/** Draws matrices on the canvas of a WebGL 2 context that tfjs shares. */
export class GlHeatmap {
  readonly reducer: GlReducer;
  private readonly passes = new Map<Reading, GlPass>();
  private readonly tables = new Map<string, WebGLTexture>();
  /** Bound if a picture has no such texture, because every sampler needs one. */
  private readonly nothing: WebGLTexture;
  private ranges: WebGLTexture | undefined;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.reducer = new GlReducer(gl);
    this.nothing = uploadTable(gl, new Uint8Array(256 * 3));
  }

  /**
   * Fills a canvas of picture.width × picture.height pixels.
   *
   * @param level the blocks that the picture needs; if absent, they are made and deleted here.
   */
  draw(picture: Look, input: GlValues, level?: GlLevel): void {
    const { gl } = this;
    const block = blocksOf(picture);
    const blocks = block && (level ?? this.reducer.reduce(input, block));
    const { viewport, width, height, missingColor } = picture;
    // Before anything is bound, because making a texture binds it.
    const table = this.table(picture.colorMap, picture.reversed);
    this.ranges = uploadRanges(
      gl,
      cellRanges(viewport.x0, viewport.x1, width, input.cols, block?.cols ?? 1),
      cellRanges(viewport.y0, viewport.y1, height, input.rows, block?.rows ?? 1),
      this.ranges,
    );
    const { ranges } = this;
    const pass = this.pass(blocks ? 'BLOCKS' : magnifies(picture) ? 'ONE_CELL' : 'CELLS');
    pass.run(null, width, height, (pass) => {
      bindEntries(pass, input, this.nothing);
      pass.texture('u_map', table);
      pass.texture('u_ranges', ranges);
      pass.texture('u_level', blocks?.texture ?? this.nothing);
      pass.integer('u_levelShift', Math.log2(blocks?.width ?? 1));
      pass.integer('u_blocksAcross', blocks?.across ?? 1);
      pass.integers('u_blockSize', block?.cols ?? 1, block?.rows ?? 1);
      setScale(pass, picture, input);
      pass.floats('u_size', width, height);
      const [red, green, blue] = missingColor;
      pass.floats('u_missing', red / 255, green / 255, blue / 255);
    });
    if (blocks && !level) gl.deleteTexture(blocks.texture);
  }

  private pass(reading: Reading): GlPass {
    let pass = this.passes.get(reading);
    if (!pass) {
      pass = new GlPass(this.gl, `${entriesSource}\n#define ${reading}\n${drawSource}`);
      this.passes.set(reading, pass);
    }
    return pass;
  }

  private table(name: string, reversed: boolean): WebGLTexture {
    const key = `${name} ${reversed}`;
    let texture = this.tables.get(key);
    if (!texture) {
      texture = uploadTable(this.gl, colorTable(name, reversed));
      this.tables.set(key, texture);
    }
    return texture;
  }
}

/** Whether no pixel covers more than one cell, by the rule of cellRanges. */
function magnifies({ viewport: { x0, x1, y0, y1 }, width, height }: Look): boolean {
  return (x1 - x0) / width < 1 && (y1 - y0) / height < 1;
}

function setScale(pass: GlPass, picture: Look, { scale: divisor, offset = 0 }: GlValues): void {
  const [low, high] = picture.domain;
  const scale = makeScale(picture.scale, [(low - offset) / divisor, (high - offset) / divisor]);
  const ends = scale.domain.map((value) => transform(scale.kind, value, scale.threshold));
  pass.integer('u_scale', scaleCodes[scale.kind]);
  pass.floats('u_ends', ends[0] ?? 0, ends[1] ?? 0);
  pass.float('u_threshold', scale.threshold);
}
