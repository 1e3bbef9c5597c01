import { colorTable, makeScale, transform, type ScaleKind } from '../../src/core/index.js';
import type { Picture } from '../../src/protocol/index.js';
import fragmentSource from './heatmap.frag.glsl';
import vertexSource from './heatmap.vert.glsl';
import { linkProgram, uniformsOf } from './gl-program.js';
import { uploadTable, type StoredTexture } from './gl-textures.js';

/** What one picture is drawn from; all textures hold entries divided by `scale`. */
export interface GlValues {
  readonly rows: number;
  readonly cols: number;
  readonly scale: number;
  /** Absent: all zeros. */
  readonly values?: StoredTexture | undefined;
  /** Taken away from `values`, entry by entry. */
  readonly minus?: StoredTexture | undefined;
  readonly mask?: StoredTexture | undefined;
}

const scaleCodes: Readonly<Record<ScaleKind, number>> = { linear: 0, log: 1, symlog: 2 };

/**
 * Draws matrices on the canvas of a WebGL 2 context that tfjs shares: every piece of state that the
 * drawing needs is set before it, and the vertex array is unbound after it, as tfjs expects.
 */
export class GlHeatmap {
  private readonly program: WebGLProgram;
  private readonly uniforms: ReadonlyMap<string, WebGLUniformLocation>;
  private readonly vertexArray: WebGLVertexArrayObject;
  private readonly tables = new Map<string, WebGLTexture>();
  /** Bound where a picture has no such texture: samplers must never be left without one. */
  private readonly nothing: WebGLTexture;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.program = linkProgram(gl, vertexSource, fragmentSource);
    this.uniforms = uniformsOf(gl, this.program);
    this.vertexArray = gl.createVertexArray();
    this.nothing = uploadTable(gl, new Uint8Array(256 * 3));
  }

  /** Fills a canvas of picture.width × picture.height pixels. */
  draw(picture: Picture, input: GlValues): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, picture.width, picture.height);
    gl.disable(gl.SCISSOR_TEST);
    gl.disable(gl.CULL_FACE);
    gl.disable(gl.BLEND);
    gl.useProgram(this.program);
    gl.bindVertexArray(this.vertexArray);
    this.bindTextures(picture, input);
    this.setScale(picture, input.scale);
    const { viewport, width, height, missingColor } = picture;
    this.set('u_cells', (at) => gl.uniform2i(at, input.cols, input.rows));
    this.set('u_viewport', (at) =>
      gl.uniform4f(at, viewport.x0, viewport.y0, viewport.x1, viewport.y1),
    );
    this.set('u_size', (at) => gl.uniform2f(at, width, height));
    this.set('u_missing', (at) =>
      gl.uniform3f(at, missingColor[0] / 255, missingColor[1] / 255, missingColor[2] / 255),
    );
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindVertexArray(null);
    // tfjs sets these two once, when it starts, and relies on them.
    gl.enable(gl.SCISSOR_TEST);
    gl.enable(gl.CULL_FACE);
  }

  private bindTextures(picture: Picture, input: GlValues): void {
    const { gl } = this;
    // Before anything is bound: making a table binds a texture of its own.
    const table = this.table(picture.colorMap, picture.reversed);
    const bind = (unit: number, name: string, texture: WebGLTexture | undefined) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture ?? this.nothing);
      this.set(name, (at) => gl.uniform1i(at, unit));
    };
    bind(0, 'u_values', input.values?.texture);
    bind(1, 'u_minus', input.minus?.texture);
    bind(2, 'u_mask', input.mask?.texture);
    bind(3, 'u_map', table);
    this.set('u_hasValues', (at) => gl.uniform1i(at, input.values ? 1 : 0));
    this.set('u_valuesWidth', (at) => gl.uniform1i(at, input.values?.width ?? 1));
    this.set('u_hasMinus', (at) => gl.uniform1i(at, input.minus ? 1 : 0));
    this.set('u_minusWidth', (at) => gl.uniform1i(at, input.minus?.width ?? 1));
    this.set('u_hasMask', (at) => gl.uniform1i(at, input.mask ? 1 : 0));
    this.set('u_maskWidth', (at) => gl.uniform1i(at, input.mask?.width ?? 1));
  }

  private setScale(picture: Picture, divisor: number): void {
    const { gl } = this;
    const [low, high] = picture.domain;
    const scale = makeScale(picture.scale, [low / divisor, high / divisor]);
    const ends = scale.domain.map((value) => transform(scale.kind, value, scale.threshold));
    this.set('u_scale', (at) => gl.uniform1i(at, scaleCodes[scale.kind]));
    this.set('u_ends', (at) => gl.uniform2f(at, ends[0] ?? 0, ends[1] ?? 0));
    this.set('u_threshold', (at) => gl.uniform1f(at, scale.threshold));
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

  private set(name: string, write: (location: WebGLUniformLocation) => void): void {
    const location = this.uniforms.get(name);
    if (location) write(location);
  }
}
