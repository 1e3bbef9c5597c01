// A TrueType font with some of its glyphs (OpenType 1.9: head, hhea, maxp, hmtx, cmap, loca, glyf).

/** Tables that are copied as they are. */
const COPIED = ['OS/2', 'name'];

function tablesOf(font) {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = 12 + 16 * i;
      const start = font.readUInt32BE(at + 8);
      return [
        font.toString('latin1', at, at + 4),
        font.subarray(start, start + font.readUInt32BE(at + 12)),
      ];
    }),
  );
}

/** The glyph of each code point, by the subtable of format 4 or 12. */
function glyphFinder(cmap) {
  const count = cmap.readUInt16BE(2);
  for (let i = 0; i < count; i++) {
    const at = cmap.readUInt32BE(4 + 8 * i + 4);
    const table = cmap.subarray(at);
    const format = table.readUInt16BE(0);
    if (format === 12) return (point) => findIn12(table, point);
    if (format === 4) return (point) => findIn4(table, point);
  }
  throw new Error('The font has no character map of format 4 or 12.');
}

function findIn4(table, point) {
  const twice = table.readUInt16BE(6);
  for (let at = 0; at < twice; at += 2) {
    if (table.readUInt16BE(14 + at) < point) continue;
    const start = table.readUInt16BE(16 + twice + at);
    if (start > point) return 0;
    const delta = table.readUInt16BE(16 + 2 * twice + at);
    const place = 16 + 3 * twice + at;
    const offset = table.readUInt16BE(place);
    if (offset === 0) return (point + delta) & 0xffff;
    const glyph = table.readUInt16BE(place + offset + 2 * (point - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function findIn12(table, point) {
  const count = table.readUInt32BE(12);
  for (let i = 0; i < count; i++) {
    const at = 16 + 12 * i;
    const start = table.readUInt32BE(at);
    if (point >= start && point <= table.readUInt32BE(at + 4)) {
      return table.readUInt32BE(at + 8) + point - start;
    }
  }
  return 0;
}

/** A character map of format 4 with one segment for each code point, and the segment that ends it. */
function mapOf(points) {
  const count = points.length + 1;
  const length = 16 + 8 * count;
  const map = Buffer.alloc(12 + length);
  const power = 2 ** Math.floor(Math.log2(count));
  // One subtable: Windows, Unicode.
  map.writeUInt16BE(1, 2);
  map.writeUInt16BE(3, 4);
  map.writeUInt16BE(1, 6);
  map.writeUInt32BE(12, 8);
  const head = [4, length, 0, 2 * count, 2 * power, Math.log2(power), 2 * (count - power)];
  head.forEach((value, i) => map.writeUInt16BE(value, 12 + 2 * i));
  const ends = 26;
  const starts = ends + 2 * count + 2;
  const deltas = starts + 2 * count;
  [...points, 0xffff].forEach((point, i) => {
    map.writeUInt16BE(point, ends + 2 * i);
    map.writeUInt16BE(point, starts + 2 * i);
    const glyph = point === 0xffff ? 0 : i + 1;
    map.writeUInt16BE((glyph - point) & 0xffff, deltas + 2 * i);
  });
  return map;
}

/** The sum of a table's 32-bit words. */
function checksum(table) {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) {
    for (let i = 0; i < 4; i++) sum += (table[at + i] ?? 0) * 2 ** (24 - 8 * i);
    sum %= 2 ** 32;
  }
  return sum;
}

function assemble(tables) {
  const names = [...tables.keys()].sort();
  const power = 2 ** Math.floor(Math.log2(names.length));
  const head = Buffer.alloc(12 + 16 * names.length);
  head.writeUInt32BE(0x00010000, 0);
  [names.length, 16 * power, Math.log2(power), 16 * (names.length - power)].forEach((value, i) =>
    head.writeUInt16BE(value, 4 + 2 * i),
  );
  const parts = [head];
  let end = head.length;
  names.forEach((name, i) => {
    const table = tables.get(name);
    const at = 12 + 16 * i;
    head.write(name, at, 'latin1');
    head.writeUInt32BE(checksum(table), at + 4);
    head.writeUInt32BE(end, at + 8);
    head.writeUInt32BE(table.length, at + 12);
    const padding = (4 - (table.length % 4)) % 4;
    parts.push(table, Buffer.alloc(padding));
    end += table.length + padding;
  });
  const font = Buffer.concat(parts);
  const headAt = font.readUInt32BE(12 + 16 * names.indexOf('head') + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font) + 2 ** 32) % 2 ** 32, headAt + 8);
  return font;
}

/**
 * The font with the glyphs of these code points only, below U+FFFF. Code points that it does not have are left out.
 *
 * @param {Buffer} font TrueType, with outlines in `glyf` that are not composed of others
 * @param {readonly number[]} wanted
 * @returns {Buffer}
 */
export function subsetFont(font, wanted) {
  const tables = tablesOf(font);
  const find = glyphFinder(tables.get('cmap'));
  const points = [...new Set(wanted)].filter((p) => find(p) > 0).sort((a, b) => a - b);
  const glyphs = [0, ...points.map(find)];
  const [loca, glyf, hmtx] = ['loca', 'glyf', 'hmtx'].map((name) => tables.get(name));
  const isLong = tables.get('head').readInt16BE(50) === 1;
  const place = (i) => (isLong ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i));
  const metrics = tables.get('hhea').readUInt16BE(34);
  const outlines = glyphs.map((i) => {
    const outline = glyf.subarray(place(i), place(i + 1));
    if (outline.length > 0 && outline.readInt16BE(0) < 0) {
      throw new Error(`Glyph ${i} is composed of others, which this subset does not follow.`);
    }
    return Buffer.concat([outline, Buffer.alloc((4 - (outline.length % 4)) % 4)]);
  });
  const widths = glyphs.map((i) => {
    const line = Buffer.alloc(4);
    line.writeUInt16BE(hmtx.readUInt16BE(4 * Math.min(i, metrics - 1)), 0);
    const bearing = i < metrics ? 4 * i + 2 : 4 * metrics + 2 * (i - metrics);
    line.writeInt16BE(hmtx.readInt16BE(bearing), 2);
    return line;
  });
  const places = Buffer.alloc(4 * (glyphs.length + 1));
  let end = 0;
  outlines.forEach((outline, i) => {
    places.writeUInt32BE(end, 4 * i);
    end += outline.length;
  });
  places.writeUInt32BE(end, 4 * glyphs.length);
  const copyOf = (name) => Buffer.from(tables.get(name));
  const head = copyOf('head');
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = copyOf('hhea');
  hhea.writeUInt16BE(glyphs.length, 34);
  const maxp = copyOf('maxp');
  maxp.writeUInt16BE(glyphs.length, 4);
  // Without names of glyphs: format 3.
  const post = copyOf('post').subarray(0, 32);
  post.writeUInt32BE(0x00030000, 0);
  const made = [
    ['head', head],
    ['hhea', hhea],
    ['maxp', maxp],
    ['post', post],
    ['hmtx', Buffer.concat(widths)],
    ['cmap', mapOf(points)],
    ['loca', places],
    ['glyf', Buffer.concat(outlines)],
  ];
  const copied = COPIED.filter((name) => tables.has(name)).map((name) => [name, tables.get(name)]);
  return assemble(new Map([...made, ...copied]));
}
