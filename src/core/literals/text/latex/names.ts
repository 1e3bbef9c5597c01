import { dropped, styles } from './commands.js';
import type { LatexEntry } from './entry.js';

/** Which parts of a table are names: its first row, its first column, or both. */
export interface NamedParts {
  readonly header: boolean;
  readonly labels: boolean;
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
}

/**
 * Collects what the first row and the first column of a table hold. From this it decides whether they are
 * names, by the rules of `matrixOfCells` (labelled.ts).
 */
export class TableNames {
  private readonly first: string[] = [];
  private readonly beside: string[] = [];
  /** Counts of cells in the first row, without its first cell. */
  private numbers = 0;
  private words = 0;
  private corner: LatexEntry['kind'] = 'blank';
  private allWords = true;

  /** @param row counted from 0, like `column`. Every cell of the first row and first column must be passed. */
  note(row: number, column: number, { kind }: LatexEntry, source: string): void {
    if (row === 0) {
      this.first.push(plainText(source));
      if (column === 0) this.corner = kind;
      else if (kind === 'text') this.words++;
      else if (kind === 'number' || kind === 'dots') this.numbers++;
    } else if (column === 0) {
      this.beside.push(plainText(source));
      this.allWords &&= kind === 'text';
    }
  }

  /** The names of a table whose first row and first column are both names. */
  both(): NamedParts {
    return this.parted(true, true);
  }

  parted(header: boolean, labels: boolean): NamedParts {
    const { first, beside } = this;
    const rowLabels = header ? beside : [first[0] ?? '', ...beside];
    return {
      header,
      labels,
      rowLabels: labels ? rowLabels : [],
      columnLabels: header ? first.slice(labels ? 1 : 0) : [],
    };
  }

  /**
   * undefined where there are no names; a word in the table is then an error.
   *
   * @param inText the table is in text and not in a formula. In a formula x beside 3 is an unknown entry and
   *   not a name, unless the corner is empty.
   */
  parts(inText: boolean): NamedParts | undefined {
    if (!inText && this.corner !== 'blank') return undefined;
    const { first, beside } = this;
    const header = this.numbers === 0 && this.words > 0 && this.corner !== 'number';
    // With a header, a first column without a name is an index, as pandas writes it (`to_latex`).
    const isIndex =
      header && inText && this.corner === 'blank' && beside.every((name) => name !== '');
    const labels = beside.length > 0 && (this.allWords || isIndex);
    if (header && beside.length > 0) {
      const columnLabels = labels ? first.slice(1) : first;
      return { header, labels, rowLabels: labels ? beside : [], columnLabels };
    }
    if (!labels || this.corner !== 'text') return undefined;
    return { header: false, labels, rowLabels: [first[0] ?? '', ...beside], columnLabels: [] };
  }
}

const commands = /\\([a-zA-Z]+)\*?|\\(.)/g;
const argument = /^\s{0,4}(?:\[[^\]{}]{0,40}\])?\s{0,4}\{[^{}]{0,80}\}/;
const longest = 200;

/** A name as plain text: without formatting commands, braces and dollar signs. Other commands give their name. */
function plainText(source: string): string {
  let rest = source.slice(0, longest).replace(/(?<!\\)%[^\n]{0,200}\n?/g, '');
  for (const [name, count] of dropped) {
    const written = `\\${name}`;
    for (let at = rest.indexOf(written); at >= 0; at = rest.indexOf(written, at)) {
      let end = at + written.length;
      if (/[a-zA-Z]/.test(rest[end] ?? '')) {
        at = end;
        continue;
      }
      for (let k = 0; k < count; k++) end += argument.exec(rest.slice(end))?.[0].length ?? 0;
      rest = rest.slice(0, at) + rest.slice(end);
    }
  }
  return rest
    .replace(commands, (_whole, name: string | undefined, sign: string | undefined) => {
      if (name === undefined) return sign === '\\' ? ' ' : (sign ?? '');
      return styles.has(name) || /^(?:text|math|emph|bf|mbox)/.test(name) ? '' : name;
    })
    .replace(/[{}$~]/g, (char) => (char === '~' ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();
}
