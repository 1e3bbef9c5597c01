// One texel for each block of entries, by the same rule as reduceBlocks of src/core/pictures/blocks.ts.
uniform ivec2 u_block; // columns, rows of one block
uniform int u_blocksAcross;
uniform int u_blockCount;
uniform int u_levelShift; // lines of the texture of the level have 2^shift texels

out vec4 seen;

void main() {
  int index = (int(gl_FragCoord.y) << u_levelShift) + int(gl_FragCoord.x);
  if (index >= u_blockCount) {
    seen = nothingSeen;
    return;
  }
  ivec2 from = ivec2(index % u_blocksAcross, index / u_blocksAcross) * u_block;
  seen = seeCells(from, min(from + u_block, u_cells));
}
