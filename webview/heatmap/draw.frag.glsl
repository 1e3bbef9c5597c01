// Draws part of a matrix: the same rule as src/core/pictures/raster.ts, pixel by pixel.
uniform vec2 u_size; // pixels
// First and one past the last cell (or block) of each pixel, worked out in double precision on the
// CPU: line 0 for the columns, line 1 for the rows.
uniform isampler2D u_ranges;
// Sum, smallest, largest and number of finite cells of each block; read when u_hasLevel is 1.
uniform sampler2D u_level;
uniform int u_hasLevel;
uniform int u_levelShift;
uniform int u_blocksAcross;
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

void main() {
  int x = int(gl_FragCoord.x);
  int y = int(u_size.y) - 1 - int(gl_FragCoord.y);
  ivec2 columns = texelFetch(u_ranges, ivec2(x, 0), 0).rg;
  ivec2 rows = texelFetch(u_ranges, ivec2(y, 1), 0).rg;
  ivec2 from = ivec2(columns.x, rows.x);
  ivec2 to = ivec2(columns.y, rows.y);
  vec4 seen = u_hasLevel == 1 ? seeBlocks(from, to) : seeCells(from, to);
  if (seen.w == 0.0) {
    color = vec4(u_missing, 1.0);
    return;
  }
  float t = position(seen.x / seen.w);
  if (seen.w > 1.0) {
    float mean = clamp(t, 0.0, 1.0);
    float above = clamp(position(seen.z), 0.0, 1.0) - mean;
    float below = mean - clamp(position(seen.y), 0.0, 1.0);
    t = mean;
    if (above > standOut && above >= below - tie) t = mean + above;
    else if (below > standOut) t = mean - below;
  }
  int index = clamp(int(floor(t * 256.0)), 0, 255);
  color = vec4(texelFetch(u_map, ivec2(index, 0), 0).rgb, 1.0);
}
