// Draws part of a matrix pixel by pixel, by the same rule as src/core/pictures/raster.ts. It is compiled
// in three ways: ONE_CELL, if no pixel covers more than one cell; BLOCKS; and neither, cell by cell.
uniform vec2 u_size; // pixels
// First and one past the last cell (or block) of each pixel, computed in double precision on the
// CPU: line 0 for the columns, line 1 for the rows.
uniform isampler2D u_ranges;
// Sum, smallest, largest and number of finite cells of each block; only read if BLOCKS is defined.
uniform sampler2D u_level;
uniform int u_levelShift;
uniform int u_blocksAcross;
uniform ivec2 u_blockSize; // columns, rows
uniform int u_scale; // 0 linear, 1 log, 2 symlog
uniform vec2 u_ends; // transformed ends of the domain
uniform float u_threshold;
uniform sampler2D u_map; // 256 × 1
uniform vec3 u_missing;

out vec4 color;

const float standOut = 0.25;
const float tie = 1.0 / 1024.0;

float transform(float value) {
  if (u_scale == 1) return log(max(value, u_threshold));
  if (u_scale == 2) return sign(value) * log(1.0 + abs(value) / u_threshold);
  return value;
}

float position(float value) {
  float span = u_ends.y - u_ends.x;
  return span > 0.0 ? (transform(value) - u_ends.x) / span : 0.5;
}

vec4 seeBlocks(ivec2 from, ivec2 to) {
  vec4 seen = nothingSeen;
  for (int i = from.y; i < to.y; i++) {
    for (int j = from.x; j < to.x; j++) {
      int index = i * u_blocksAcross + j;
      see(seen, texelAt(u_level, u_levelShift, index));
    }
  }
  return seen;
}

// The only entry of a pixel and 1, or zeros if it is missing. The texel of the entry is read once.
vec2 seeOne(int index) {
  vec4 channel = vec4(equal(ivec4(index & 3), ivec4(0, 1, 2, 3)));
  int texel = index >> 2;
  vec4 values = vec4(0.0);
  if (u_hasValues == 1) values = texelAt(u_values, u_valuesShift, texel);
  if (u_hasMinus == 1) values -= texelAt(u_minus, u_minusShift, texel);
  float known = 1.0;
  if (u_hasMask == 1) known = 1.0 - dot(channel, texelAt(u_mask, u_maskShift, texel));
  return vec2(dot(channel, values), known);
}

// Position of a pixel on the colour map: that of the mean of its cells, or that of an outlier cell.
float standing(vec4 seen) {
  float mean = clamp(position(seen.x / seen.w), 0.0, 1.0);
  float above = clamp(position(seen.z), 0.0, 1.0) - mean;
  float below = mean - clamp(position(seen.y), 0.0, 1.0);
  if (above > standOut && above >= below - tie) return mean + above;
  if (below > standOut) return mean - below;
  return mean;
}

void main() {
  int x = int(gl_FragCoord.x);
  int y = int(u_size.y) - 1 - int(gl_FragCoord.y);
  ivec2 columns = texelFetch(u_ranges, ivec2(x, 0), 0).rg;
  ivec2 rows = texelFetch(u_ranges, ivec2(y, 1), 0).rg;
#ifdef ONE_CELL
  vec2 one = seeOne(rows.x * u_cells.x + columns.x);
  bool known = one.y > 0.5;
  float share = 1.0;
  float t = position(one.x);
#else
  ivec2 from = ivec2(columns.x, rows.x);
  ivec2 to = ivec2(columns.y, rows.y);
#ifdef BLOCKS
  vec4 seen = seeBlocks(from, to);
  from *= u_blockSize;
  to = min(to * u_blockSize, u_cells);
#else
  vec4 seen = seeCells(from, to);
#endif
  bool known = seen.w > 0.0;
  float t = known ? standing(seen) : 0.0;
  ivec2 sides = to - from;
  float share = seen.w / float(sides.x * sides.y);
#endif
  int index = clamp(int(floor(t * 256.0)), 0, 255);
  vec3 found = texelFetch(u_map, ivec2(index, 0), 0).rgb;
  color = vec4(known ? mix(u_missing, found, share) : u_missing, 1.0);
}
