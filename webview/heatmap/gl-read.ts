/** Reads one line of a float texture for a check; never part of drawing. */
export function readTexels(
  gl: WebGL2RenderingContext,
  texture: WebGLTexture,
  line: number,
  width: number,
): Float32Array {
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const floats = new Float32Array(width * 4);
  gl.readPixels(0, line, width, 1, gl.RGBA, gl.FLOAT, floats);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(framebuffer);
  return floats;
}
