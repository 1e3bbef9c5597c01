import { linkProgram, uniformsOf } from './gl-program.js';
import vertexSource from './triangle.vert.glsl';

/**
 * One full-screen pass on a WebGL 2 context that tfjs shares. It sets all state that it needs before the
 * pass, and restores the state on which tfjs relies after it.
 */
export class GlPass {
  private readonly program: WebGLProgram;
  private readonly uniforms: ReadonlyMap<string, WebGLUniformLocation>;
  private readonly vertexArray: WebGLVertexArrayObject;
  private unit = 0;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    fragmentSource: string,
  ) {
    this.program = linkProgram(gl, vertexSource, fragmentSource);
    this.uniforms = uniformsOf(gl, this.program);
    this.vertexArray = gl.createVertexArray();
  }

  /** Draws width × height pixels into a framebuffer, or into the canvas when it is null. */
  run(
    target: WebGLFramebuffer | null,
    width: number,
    height: number,
    setUniforms: (pass: this) => void,
  ): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    gl.viewport(0, 0, width, height);
    gl.disable(gl.SCISSOR_TEST);
    gl.disable(gl.CULL_FACE);
    gl.disable(gl.BLEND);
    gl.useProgram(this.program);
    gl.bindVertexArray(this.vertexArray);
    this.unit = 0;
    setUniforms(this);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindVertexArray(null);
    gl.enable(gl.SCISSOR_TEST);
    gl.enable(gl.CULL_FACE);
  }

  texture(name: string, texture: WebGLTexture): void {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0 + this.unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    this.integer(name, this.unit);
    this.unit++;
  }

  integer(name: string, value: number): void {
    this.gl.uniform1i(this.location(name), value);
  }

  integers(name: string, a: number, b: number): void {
    this.gl.uniform2i(this.location(name), a, b);
  }

  float(name: string, value: number): void {
    this.gl.uniform1f(this.location(name), value);
  }

  floats(name: string, ...values: [number, number] | [number, number, number]): void {
    if (values.length === 2) this.gl.uniform2f(this.location(name), ...values);
    else this.gl.uniform3f(this.location(name), ...values);
  }

  /** Null for a uniform that the driver removed; setting it has no effect. */
  private location(name: string): WebGLUniformLocation | null {
    return this.uniforms.get(name) ?? null;
  }
}
