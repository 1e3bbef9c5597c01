#version 300 es
// Draws part of a matrix: the same rule as src/core/pictures/raster.ts, cell by cell.
precision highp float;
precision highp int;
precision highp sampler2D;

// Entries divided by a power of two, four a texel, row-major.
uniform sampler2D u_values;
uniform int u_valuesWidth;
// The picture is values − minus when u_hasMinus is 1 (the error M − M̂).
uniform sampler2D u_minus;
uniform int u_minusWidth;
uniform int u_hasMinus;
uniform int u_hasValues;
// 1 where an entry is missing or not finite; made on the CPU because isnan() is not reliable here.
uniform sampler2D u_mask;
uniform int u_maskWidth;
uniform int u_hasMask;

uniform ivec2 u_cells; // columns, rows
uniform vec4 u_viewport; // x0, y0, x1, y1 in cells
uniform vec2 u_size; // pixels
uniform int u_scale; // 0 linear, 1 log, 2 symlog
uniform vec2 u_ends; // transformed ends of the domain
uniform float u_threshold;
uniform sampler2D u_map; // 256 × 1
uniform vec3 u_missing;

out vec4 color;

const float standOut = 0.25;

int indexOf(int row, int column) {
  return row * u_cells.x + column;
}

float channel(vec4 texel, int c) {
  return c == 0 ? texel.r : c == 1 ? texel.g : c == 2 ? texel.b : texel.a;
}

float entry(int index) {
  int texel = index >> 2;
  int c = index & 3;
  float value = 0.0;
  if (u_hasValues == 1) {
    value = channel(texelFetch(u_values, ivec2(texel % u_valuesWidth, texel / u_valuesWidth), 0), c);
  }
  if (u_hasMinus == 1) {
    value -= channel(texelFetch(u_minus, ivec2(texel % u_minusWidth, texel / u_minusWidth), 0), c);
  }
  return value;
}

bool isMissing(int index) {
  if (u_hasMask == 0) return false;
  return texelFetch(u_mask, ivec2(index % u_maskWidth, index / u_maskWidth), 0).r > 0.5;
}

float transform(float value) {
  if (u_scale == 1) return log(max(value, u_threshold));
  if (u_scale == 2) return sign(value) * log(1.0 + abs(value) / u_threshold);
  return value;
}

float position(float value) {
  float span = u_ends.y - u_ends.x;
  return span > 0.0 ? (transform(value) - u_ends.x) / span : 0.5;
}

// First and one past the last cell of a pixel.
ivec2 cellRange(float from, float to, float pixels, int pixel, int cells) {
  float cellsPerPixel = (to - from) / pixels;
  if (cellsPerPixel >= 1.0) {
    int first = clamp(int(floor(from + float(pixel) * cellsPerPixel)), 0, cells - 1);
    int last = clamp(int(floor(from + float(pixel + 1) * cellsPerPixel)), first + 1, cells);
    return ivec2(first, last);
  }
  int cell = clamp(int(floor(from + (float(pixel) + 0.5) * cellsPerPixel)), 0, cells - 1);
  return ivec2(cell, cell + 1);
}

void main() {
  int x = int(gl_FragCoord.x);
  int y = int(u_size.y) - 1 - int(gl_FragCoord.y);
  ivec2 columns = cellRange(u_viewport.x, u_viewport.z, u_size.x, x, u_cells.x);
  ivec2 rows = cellRange(u_viewport.y, u_viewport.w, u_size.y, y, u_cells.y);
  float sum = 0.0;
  float count = 0.0;
  float low = 3.4e38;
  float high = -3.4e38;
  for (int i = rows.x; i < rows.y; i++) {
    for (int j = columns.x; j < columns.y; j++) {
      int index = indexOf(i, j);
      if (isMissing(index)) continue;
      float value = entry(index);
      sum += value;
      count += 1.0;
      low = min(low, value);
      high = max(high, value);
    }
  }
  if (count == 0.0) {
    color = vec4(u_missing, 1.0);
    return;
  }
  float t = position(sum / count);
  if (count > 1.0) {
    float mean = clamp(t, 0.0, 1.0);
    float above = clamp(position(high), 0.0, 1.0) - mean;
    float below = mean - clamp(position(low), 0.0, 1.0);
    t = mean;
    if (above > standOut && above >= below) t = mean + above;
    else if (below > standOut) t = mean - below;
  }
  int index = clamp(int(floor(t * 256.0)), 0, 255);
  color = vec4(texelFetch(u_map, ivec2(index, 0), 0).rgb, 1.0);
}
