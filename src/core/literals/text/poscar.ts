import { failure } from '../../result.js';
import { RowsBuilder } from '../rows-builder.js';
import { candidate, type Reader } from '../reader.js';
import { lineAt, wordsOf } from './lines.js';
import { later, t, translated } from '../../texts.js';

/**
 * The lattice of a POSCAR file (VASP manual, "POSCAR"): a title, a scaling factor, three rows of the
 * lattice, the species and how many of each, then `Direct` or `Cartesian` over the positions. All rows
 * are multiplied by the factor. A negative factor is the volume of the cell, and three factors scale one
 * axis each; both are refused.
 */
export const poscarReader: Reader = {
  id: 'poscar',
  notation: 'POSCAR',
  next(text, from) {
    opening.lastIndex = from;
    const match = opening.exec(text);
    return match ? candidate(match.index) : undefined;
  },
  read(text, { at }, { maxEntries }) {
    const scaling = lineAt(text, lineAt(text, at)!.next)!;
    const factors = wordsOf(text, scaling);
    const factor = Number(text.slice(factors[0], factors[1]));
    const first = lineAt(text, scaling.next)!;
    const builder = new RowsBuilder(maxEntries, first.start);
    let line = first;
    let last = first;
    for (let k = 0; k < 3; k++, line = lineAt(text, line.next)!) {
      const words = wordsOf(text, line);
      for (let j = 0; j < 6; j += 2)
        builder.push(Number(text.slice(words[j], words[j + 1])) * factor);
      builder.endRow(line.start, line.end);
      last = line;
    }
    const { end, next: resumeAt } = last;
    const notes = factor === 1 ? [] : [t('times {0}', factor)];
    const isKnown = factors.length === 2 && factor > 0;
    const result = isKnown
      ? builder.finish(end, { reading: { notation: 'POSCAR lattice', notes } })
      : failure('syntax', translated(unknownScale), scaling.start, scaling.end);
    return { resumeAt, found: { start: at, end, result, certainty: 'sure', isFinal: !isKnown } };
  },
};

const unknownScale = later(
  'The second line of this POSCAR is no factor of the lattice but a volume or three factors: write the scaled rows.',
);

const number = String.raw`[-+]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,3})?`;
const blank = '[ \\t]';
const opening = new RegExp(
  String.raw`^[^\n]{0,200}\n${blank}{0,20}${number}(?:${blank}{1,20}${number}){0,2}${blank}{0,20}\r?\n` +
    String.raw`(?:${blank}{0,20}${number}(?:${blank}{1,20}${number}){2}${blank}{0,20}\r?\n){3}` +
    String.raw`(?:${blank}{0,20}[A-Z][a-z]?\w{0,10}(?:${blank}{1,20}[A-Z][a-z]?\w{0,10}){0,20}${blank}{0,20}\r?\n)?` +
    String.raw`${blank}{0,20}\d{1,9}(?:${blank}{1,20}\d{1,9}){0,20}${blank}{0,20}\r?\n` +
    String.raw`(?:[Ss][^\n]{0,40}\n)?${blank}{0,20}[DdCcKk][a-z]{2,20}`,
  'gm',
);
