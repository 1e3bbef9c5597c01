#version 300 es
// The entries of one matrix, for the drawing and the reducing shader.
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp isampler2D;

// Entries divided by a power of two, four per texel, row-major. The length of a line is a power of two, so
// a shift and a mask find a texel. Integer division is slow in software WebGL.
uniform sampler2D u_values;
uniform int u_valuesShift;
uniform int u_hasValues;
// The picture is values − minus when u_hasMinus is 1 (the error M − M̂).
uniform sampler2D u_minus;
uniform int u_minusShift;
uniform int u_hasMinus;
// 1 if an entry is missing or not finite; made on the CPU, because isnan() is not reliable here.
uniform sampler2D u_mask;
uniform int u_maskShift;
uniform int u_hasMask;

uniform ivec2 u_cells; // columns, rows

vec4 texelAt(sampler2D stored, int shift, int index) {
  return texelFetch(stored, ivec2(index & ((1 << shift) - 1), index >> shift), 0);
}

// Sum, smallest, largest and number of the known entries so far.
const vec4 nothingSeen = vec4(0.0, 3.4e38, -3.4e38, 0.0);

void see(inout vec4 seen, vec4 more) {
  seen = vec4(seen.x + more.x, min(seen.y, more.y), max(seen.z, more.z), seen.w + more.w);
}

// The entries first … end − 1, which are in one row.
void seeRun(inout vec4 seen, int first, int end) {
  for (int texel = first >> 2; texel <= (end - 1) >> 2; texel++) {
    ivec4 index = ivec4(0, 1, 2, 3) + 4 * texel;
    vec4 known = vec4(greaterThanEqual(index, ivec4(first))) * vec4(lessThan(index, ivec4(end)));
    if (u_hasMask == 1) known *= 1.0 - texelAt(u_mask, u_maskShift, texel);
    vec4 values = vec4(0.0);
    if (u_hasValues == 1) values = texelAt(u_values, u_valuesShift, texel);
    if (u_hasMinus == 1) values -= texelAt(u_minus, u_minusShift, texel);
    bvec4 counts = greaterThan(known, vec4(0.5));
    vec4 lows = mix(vec4(3.4e38), values, counts);
    vec4 highs = mix(vec4(-3.4e38), values, counts);
    see(
      seen,
      vec4(
        dot(values, known),
        min(min(lows.x, lows.y), min(lows.z, lows.w)),
        max(max(highs.x, highs.y), max(highs.z, highs.w)),
        dot(known, vec4(1.0))
      )
    );
  }
}

// The entries [from.y, to.y) × [from.x, to.x).
vec4 seeCells(ivec2 from, ivec2 to) {
  vec4 seen = nothingSeen;
  for (int i = from.y; i < to.y; i++) {
    seeRun(seen, i * u_cells.x + from.x, i * u_cells.x + to.x);
  }
  return seen;
}
