/**
 * The shape of a texture for this many texels, one after the other. The length of a line is a power of
 * two, which the shaders rely on, and both sizes are within the limits of the driver.
 */
export function textureShape(texels: number, maxSize: number): { width: number; height: number } {
  const longest = Math.floor(Math.log2(maxSize));
  const width = 2 ** Math.min(longest, Math.ceil(Math.log2(Math.max(1, texels)) / 2));
  return { width, height: Math.max(1, Math.ceil(texels / width)) };
}

export interface StoredTexture {
  readonly texture: WebGLTexture;
  /** Texels in one line: a power of two. */
  readonly width: number;
}

/**
 * Uploads entries as 32-bit floats, four per texel: (entry − offset) / scale. Non-finite entries become
 * 0; the mask marks them.
 */
export function uploadValues(
  gl: WebGL2RenderingContext,
  data: Float64Array,
  scale: number,
  reuse?: StoredTexture,
  offset = 0,
): StoredTexture {
  const maxSize = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
  const { width, height } = textureShape(Math.ceil(data.length / 4), maxSize);
  const floats = new Float32Array(width * height * 4);
  for (let i = 0; i < data.length; i++) {
    const value = (data[i]! - offset) / scale;
    floats[i] = value <= farOutside && value >= -farOutside ? value : strange(data[i]!, value);
  }
  const texture = reuse?.texture ?? gl.createTexture();
  bindForUpload(gl, texture, 4);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, width, height, 0, gl.RGBA, gl.FLOAT, floats);
  return { texture, width };
}

/**
 * 255 if an entry is missing or not finite, four entries per texel; undefined when every entry is finite.
 */
export function uploadMask(
  gl: WebGL2RenderingContext,
  data: Float64Array,
): StoredTexture | undefined {
  if (allFinite(data)) return undefined;
  const maxSize = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
  const { width, height } = textureShape(Math.ceil(data.length / 4), maxSize);
  const bytes = new Uint8Array(width * height * 4);
  for (let i = 0; i < data.length; i++) bytes[i] = Number.isFinite(data[i]!) ? 0 : 255;
  const texture = gl.createTexture();
  bindForUpload(gl, texture, 4);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  return { texture, width };
}

/** A colour map as a 256×1 texture, so that another domain or map never uploads the matrix again. */
export function uploadTable(gl: WebGL2RenderingContext, table: Uint8Array): WebGLTexture {
  const texture = gl.createTexture();
  bindForUpload(gl, texture, 1);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB8, 256, 1, 0, gl.RGB, gl.UNSIGNED_BYTE, table);
  return texture;
}

/** The cells of each pixel as pairs of integers: line 0 for the columns, line 1 for the rows. */
export function uploadRanges(
  gl: WebGL2RenderingContext,
  columns: Int32Array,
  rows: Int32Array,
  reuse?: WebGLTexture,
): WebGLTexture {
  const width = Math.max(columns.length, rows.length) / 2;
  const pairs = new Int32Array(4 * width);
  pairs.set(columns);
  pairs.set(rows, 2 * width);
  const texture = reuse ?? gl.createTexture();
  bindForUpload(gl, texture, 4);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG32I, width, 2, 0, gl.RG_INTEGER, gl.INT, pairs);
  return texture;
}

function bindForUpload(gl: WebGL2RenderingContext, texture: WebGLTexture, alignment: number): void {
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, alignment);
  for (const parameter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, parameter, gl.NEAREST);
  }
  for (const parameter of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, parameter, gl.CLAMP_TO_EDGE);
  }
}

/** Far outside of every domain, but its sums are still 32-bit floats. */
const farOutside = 1e28;

/** What an entry beyond these bounds becomes; the loop over all entries stays short without it. */
function strange(entry: number, value: number): number {
  if (!Number.isFinite(entry)) return 0;
  return value > 0 ? farOutside : -farOutside;
}

/** A plain loop: on 4096×4096 entries, `every` with a function takes ten times as long. */
function allFinite(data: Float64Array): boolean {
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i]!)) return false;
  return true;
}
