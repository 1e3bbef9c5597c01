import type { BlockSize } from '../../src/core/index.js';
import entriesSource from './entries.glsl';
import reduceSource from './reduce.frag.glsl';
import { GlPass } from './gl-pass.js';
import { textureShape, uploadTable, type StoredTexture } from './gl-textures.js';
import { bindEntries, type GlValues } from './gl-values.js';

/** Sum, smallest, largest and number of finite cells of every block, one RGBA texel each. */
export interface GlLevel extends StoredTexture {
  readonly height: number;
  readonly block: BlockSize;
  /** Number of blocks across. */
  readonly across: number;
}

/** Makes the blocks of a matrix on the GPU: one pass over its entries. */
export class GlReducer {
  private readonly pass: GlPass;
  private readonly nothing: WebGLTexture;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.pass = new GlPass(gl, `${entriesSource}\n${reduceSource}`);
    this.nothing = uploadTable(gl, new Uint8Array(256 * 3));
  }

  /** @param reuse a level of the same matrix and block size that is no longer needed. */
  reduce(input: GlValues, block: BlockSize, reuse?: GlLevel): GlLevel {
    const { gl } = this;
    const across = Math.ceil(input.cols / block.cols);
    const blocks = across * Math.ceil(input.rows / block.rows);
    const { width, height } = textureShape(blocks, gl.getParameter(gl.MAX_TEXTURE_SIZE) as number);
    const texture = reuse?.texture ?? this.allocate(width, height);
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    this.pass.run(framebuffer, width, height, (pass) => {
      bindEntries(pass, input, this.nothing);
      pass.integers('u_block', block.cols, block.rows);
      pass.integer('u_blocksAcross', across);
      pass.integer('u_blockCount', blocks);
      pass.integer('u_levelShift', Math.log2(width));
    });
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.deleteFramebuffer(framebuffer);
    return { texture, width, height, block, across };
  }

  private allocate(width: number, height: number): WebGLTexture {
    const { gl } = this;
    const texture = gl.createTexture();
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    return texture;
  }
}
