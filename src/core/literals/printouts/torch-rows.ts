import { failure, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isBlank, lineAt, LineReader, lineText, startOfLine, type Line } from '../text/lines.js';
import { ColumnBlocks } from '../text/table/blocks.js';
import { wordLine, type WordLine } from '../text/table/rows.js';
import { t } from '../../texts.js';

/**
 * Tensors as libtorch, R's torch and PyTorch before 0.4 print them: rows of numbers over a footer with the
 * type and the sizes, `[ CPUFloatType{2,3} ]` or `[torch.FloatTensor of size 2x3]`. A line `0.01 *` above
 * is a factor of all entries; wide tensors come in blocks under `Columns 1 to 8`, the first row of
 * a block on the same line (ATen/core/Formatting.cpp).
 */
export const torchRowsReader: Reader = {
  id: 'torch-rows',
  notation: 'PyTorch printout',
  looksBack: true,
  next(text, from) {
    let floor = from;
    footer.lastIndex = from;
    for (let match = footer.exec(text); match; match = footer.exec(text)) {
      const start = beginning(text, match.index, floor);
      if (start !== undefined) return candidate(start);
      floor = match.index + match[0].length;
    }
    return undefined;
  },
  read: (text, { at }, options) => readRows(text, at, options),
};

const footer =
  /\[ ?(?:(?:CPU|CUDA|MPS|XPU|XLA|HIP)\w{1,20}Type\{[\d,]{0,40}\}|(?:Variable\[\w{1,30}\])\{[\d,]{0,40}\}|torch\.(?:cuda\.)?\w{1,20}Tensor of size [\dx]{1,40})[^\]\n]{0,80}\]/g;
const sizes = /\{([\d,]*)\}|of size ([\dx]+)/;
const columnsHeading = /^\s*Columns \d{1,9} to \d{1,9}/;
const scale = /^(?:0?\.0*1|10*(?:\.0*)?|1(?:\.0*)?e[-+]?\d{1,3}) +\*$/i;
const heading = /^torch_tensor$/;
const page = /^\(\d{1,6}(?:,\d{1,6})*,\.,\.\) =$/;

/** The start of the rows and headings above the footer, not before `floor`. */
function beginning(text: string, at: number, floor: number): number | undefined {
  const foot = startOfLine(text, at, Math.max(floor, at - 20));
  if (foot > 0 && text.charCodeAt(foot - 1) !== 10) return undefined;
  const mark = text.slice(foot, at).trim();
  if (mark !== '' && !/^(?:#>|##|[#%*>]|\/\/)$/.test(mark)) return undefined;
  let start = foot;
  while (start > floor) {
    const above = startOfLine(text, start - 1, floor);
    if (above > 0 && text.charCodeAt(above - 1) !== 10) break;
    const line = lineAt(text, above)!;
    const written = text
      .slice(above, line.end)
      .trim()
      .replace(/^(?:#>|##|[#%*>]|\/\/)\s*/, '');
    if (heading.test(written)) return above;
    if (!isPart(text, { ...line, body: line.end - written.length })) break;
    start = above;
  }
  while (start < foot && isBlank(lineAt(text, start)!)) start = lineAt(text, start)!.next;
  return start < foot ? start : undefined;
}

function isPart(text: string, line: Line): boolean {
  if (isBlank(line)) return true;
  const written = text.slice(line.body, Math.min(line.end, line.body + 200));
  if (columnsHeading.test(written) || scale.test(written) || page.test(written)) return true;
  if (written.startsWith('... [')) return true;
  const row = wordLine(text, line);
  return row.entries === row.count;
}

function readRows(text: string, start: number, options: ReadOptions): Reading {
  const lines = new LineReader(text, start);
  const blocks: WordLine[][] = [];
  let exponent = 0;
  let cut: Line | undefined;
  let isNew = true;
  for (let { line } = lines; line; line = lines.advance()) {
    const written = lineText(text, line).slice(0, 200);
    if (/^\[ ?(?:[A-Z]|torch)/.test(written)) {
      const size = sizes.exec(written);
      if (!size) break;
      const shape = (size[1] ?? size[2])!.split(/[,x]/).filter(Boolean).map(Number);
      const place = { start, end: line.end, exponent, cut };
      const result = matrixOf(text, blocks, shape, place, options);
      const certainty = shape.length < 2 && result.ok ? 'asked' : 'sure';
      return { resumeAt: line.next, found: { start, end: line.end, result, certainty } };
    }
    if (written === '') isNew = true;
    else if (scale.test(written)) exponent = Math.round(Math.log10(Number.parseFloat(written)));
    else if (written.startsWith('... [')) cut = line;
    else if (!heading.test(written) && !page.test(written)) {
      const columns = columnsHeading.exec(text.slice(line.body, line.end));
      const row = wordLine(text, { ...line, body: line.body + (columns?.[0].length ?? 0) });
      if (isNew || columns) blocks.push([]);
      isNew = false;
      if (row.count > 0) blocks.at(-1)!.push(row);
    }
  }
  return { resumeAt: Math.max(start + 1, lines.position) };
}

function matrixOf(
  text: string,
  blocks: readonly (readonly WordLine[])[],
  shape: readonly number[],
  place: { start: number; end: number; exponent: number; cut: Line | undefined },
  options: ReadOptions,
): Result<Matrix> {
  const { start, end, exponent, cut } = place;
  if (cut) return problems.summarised(1, 1, cut.body, cut.end, 'PyTorch');
  if (shape.length > 2) return problems.tooManyDimensions(shape, start, end);
  const [rows = 1, cols = 1] = shape;
  if (rows * cols === 0) return problems.empty([rows, cols], start, end);
  const width = blocks.reduce((sum, block) => sum + (block[0]?.count ?? 0), 0);
  const isWhole =
    width === cols &&
    blocks.every(
      (block) => block.length === rows && block.every((row) => row.count === block[0]!.count),
    );
  if (!isWhole) {
    const message = t(
      'The last line says {0} × {1}, and other rows stand above it: all of them must be there.',
      rows,
      cols,
    );
    return failure('ragged', message, start, end);
  }
  const out = new ColumnBlocks(text, start, options.maxEntries);
  for (const block of blocks) out.add(block, block[0]!.count, exponent);
  const notes = exponent === 0 ? [] : [t('times 10^{0}', exponent)];
  return out.finish(end, exponent, { reading: { notation: 'PyTorch printout', notes } });
}
