import { decodeUtf8 } from '../../../core/index.js';

/** One of the forms that an output of a cell has. */
export interface OutputItem {
  readonly mime: string;
  readonly data: Uint8Array;
}

export interface OutputText {
  readonly mime: string;
  /** The notation, for the reader. */
  readonly languageId: string;
  readonly text: string;
}

/**
 * Forms of an output that are texts, those with the most digits first: a table is printed shorter than it is as CSV. The
 * streams have two names, of VS Code and of older versions of the Jupyter extension.
 */
const notations: readonly (readonly [string, string])[] = [
  ['text/csv', 'csv'],
  ['text/tab-separated-values', 'tsv'],
  ['application/json', 'json'],
  ['text/html', 'html'],
  ['text/plain', 'plaintext'],
  ['application/vnd.code.notebook.stdout', 'plaintext'],
  ['application/x.notebook.stdout', 'plaintext'],
  ['application/x.notebook.stream.stdout', 'plaintext'],
  ['text/latex', 'latex'],
  ['text/markdown', 'markdown'],
  ['application/vnd.code.notebook.stderr', 'plaintext'],
];

/** Whether the text of an output of this kind may be read. */
export function isText(mime: string): boolean {
  return notations.some(([name]) => name === mime);
}

/** Colours of a terminal, which would stand between the numbers. */
// eslint-disable-next-line no-control-regex -- the escape character is what is searched for
const colours = /\u001b\[[0-9;]*m/g;

/** The texts of one output, the best one first. A stream comes in pieces, which are put together. */
export function textsOf(items: readonly OutputItem[]): OutputText[] {
  return notations.flatMap(([mime, languageId]) => {
    const pieces = items.filter((item) => item.mime === mime).map(({ data }) => decodeUtf8(data));
    const text = pieces.map((piece) => (piece.ok ? piece.value : '')).join('');
    return text === '' ? [] : [{ mime, languageId, text: text.replace(colours, '') }];
  });
}
