/** Compiles and links. The error contains the message of the driver, because it appears nowhere else. */
export function linkProgram(
  gl: WebGL2RenderingContext,
  vertexSource: string,
  fragmentSource: string,
): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('the WebGL context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    const shaders = gl.getAttachedShaders(program) ?? [];
    const reasons = shaders.map((shader) => gl.getShaderInfoLog(shader) ?? '').join('\n');
    throw new Error(`shader: ${gl.getProgramInfoLog(program) ?? ''} ${reasons}`);
  }
  return program;
}

/** All active uniforms of a program by name. */
export function uniformsOf(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
): ReadonlyMap<string, WebGLUniformLocation> {
  const locations = new Map<string, WebGLUniformLocation>();
  const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number;
  for (let i = 0; i < count; i++) {
    const info = gl.getActiveUniform(program, i);
    const location = info && gl.getUniformLocation(program, info.name);
    if (info && location) locations.set(info.name, location);
  }
  return locations;
}
