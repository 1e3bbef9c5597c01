import type { Matrix } from '../../matrix.js';
import { failure, type Result } from '../../result.js';
import { isDigit, NumberToken, scanDecimal } from '../numbers.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { dense } from './triplets.js';
import { t } from '../../texts.js';

const opening = 'tensor(indices=';

/**
 * PyTorch's sparse tensors: `tensor(indices=tensor([[rows], [columns]]), values=tensor([…]), size=(m, n),
 * nnz=…, layout=torch.sparse_coo)`. Entries that are not listed are 0; entries listed twice are added, as
 * `coalesce` does.
 */
export const sparseTensorReader: Reader = {
  id: 'torch-sparse',
  next: (text, from) => candidate(text.indexOf(opening, from)),
  read(text, { at }, options) {
    const fields = new Fields(text, at + opening.length);
    const indices = fields.numbers();
    const values = fields.skipTo('values=') ? fields.numbers() : undefined;
    const size = fields.skipTo('size=') ? fields.numbers() : undefined;
    const end = fields.end();
    if (!indices || !values || !size || end < 0) return { resumeAt: Math.max(fields.at, at + 1) };
    const result = matrixOf(indices, values, size, { start: at, end, ...options });
    return { resumeAt: end, found: { start: at, end, result, certainty: 'sure' } };
  },
};

const compressed = /\btensor\((crow|ccol)_indices=/g;

/**
 * Compressed sparse tensors: `tensor(crow_indices=tensor([0, 1, 2]), col_indices=…, values=…, size=…)`.
 * Row i holds the entries from index `crow_indices[i]` up to but not including `crow_indices[i + 1]`;
 * `ccol_indices` does the same for columns (torch.sparse_csr_tensor, torch.sparse_csc_tensor). Tensors
 * whose entries are blocks are refused.
 */
export const compressedTensorReader: Reader = {
  id: 'torch-compressed',
  notation: 'PyTorch printout',
  next(text, from) {
    compressed.lastIndex = from;
    return candidate(compressed.exec(text)?.index ?? -1);
  },
  read(text, { at }, options) {
    compressed.lastIndex = at;
    const isRows = compressed.exec(text)![1] === 'crow';
    const fields = new Fields(text, compressed.lastIndex);
    const pointers = fields.numbers();
    const others = fields.skipTo(isRows ? 'col_indices=' : 'row_indices=')
      ? fields.numbers()
      : undefined;
    const values = fields.skipTo('values=') ? fields.numbers() : undefined;
    const size = fields.skipTo('size=') ? fields.numbers() : undefined;
    const from = fields.at;
    const end = fields.end();
    if (!pointers || !others || !values || !size || end < 0) {
      return { resumeAt: Math.max(fields.at, at + 1) };
    }
    const answer = (result: Result<Matrix>): Reading => ({
      resumeAt: end,
      found: { start: at, end, result, certainty: 'sure' },
    });
    if (/sparse_bs[rc]/.test(text.slice(from, end))) {
      return answer(problems.syntax(t('its entries are blocks, which are not read'), at, end));
    }
    const along: number[] = [];
    pointers.values.forEach((pointer, i) => {
      if (i > 0) while (along.length < Math.min(pointer, others.values.length)) along.push(i - 1);
    });
    const values2 = isRows ? [...along, ...others.values] : [...others.values, ...along];
    const indices = { ...pointers, values: values2, hasDots: pointers.hasDots || others.hasDots };
    return answer(matrixOf(indices, values, size, { start: at, end, ...options }));
  },
};

const uneven = /\bNestedTensor\(|\bnested_tensor\(\[|<tf\.RaggedTensor\b/;
/** Tensors of other kinds, whose lists may be anything: values and indices, or batches. */
const unknown = /<[\w.]{0,40}Tensor[ \t]{0,4}(?=\[)/;
/** TensorFlow's sparse tensors, printed as indices and values. */
const places = /\b(?:SparseTensor(?:Value)?|IndexedSlices)\((?=\s{0,40}(?:indices|values)=)/;
const special = new RegExp(`${uneven.source}|${unknown.source}|${places.source}`, 'g');

/** Refuses tensors whose type has rows of different lengths, TensorFlow's sparse ones, and unknown types. */
export const unevenTensorReader: Reader = {
  id: 'uneven-tensor',
  next: (text, from) => candidate(nextMatch(text, from, special)),
  read(text, { at }) {
    const end = endOfCall(text, at);
    if (places.test(text.slice(at, at + 80))) {
      const what = t('these are places and values of a sparse tensor: print it as a dense one');
      const result = problems.syntax(what, at, end);
      return { resumeAt: end, found: { start: at, end, result, certainty: 'sure', isFinal: true } };
    }
    if (!uneven.test(text.slice(at, at + 60))) {
      const kind = text.slice(at + 1, text.indexOf('[', at)).trim();
      const what = t('how a {0} prints its entries is not known here: print it as an array', kind);
      const result = problems.syntax(what, at, end);
      return { resumeAt: end, found: { start: at, end, result, certainty: 'sure', isFinal: true } };
    }
    const message = t(
      'A nested or ragged tensor has rows of different lengths: a matrix has rows of one length.',
    );
    const result = failure('ragged', message, at, end);
    return { resumeAt: end, found: { start: at, end, result, certainty: 'sure' } };
  },
};

/** Where the brackets after a name close, within a limited length. */
function endOfCall(text: string, at: number): number {
  let depth = 0;
  const stop = Math.min(text.length, at + 20_000);
  for (let i = at; i < stop; i++) {
    const char = text[i]!;
    if ('([<'.includes(char)) depth++;
    else if (')]>'.includes(char) && --depth === 0) return i + 1;
  }
  return stop;
}

interface NumberList {
  readonly values: readonly number[];
  readonly hasDots: boolean;
  readonly isComplex: boolean;
}

/** Goes through the fields of the call; each character is visited once. */
class Fields {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  /** Passes blanks and commas, then `name`; false where `name` does not follow. */
  skipTo(name: string): boolean {
    while (this.at < this.text.length && ' ,\n\r\t'.includes(this.text[this.at]!)) this.at++;
    if (!this.text.startsWith(name, this.at)) return false;
    this.at += name.length;
    return true;
  }

  /** The numbers in the brackets at the current position, at any depth: `tensor([[1, 2], [3, 4]])`. */
  numbers(): NumberList | undefined {
    const { text } = this;
    if (text.startsWith('tensor', this.at)) this.at += 6;
    if (text[this.at] !== '(') return undefined;
    const token = new NumberToken();
    const values: number[] = [];
    let hasDots = false;
    let isComplex = false;
    let depth = 0;
    for (; this.at < text.length; this.at++) {
      const char = text[this.at]!;
      if (char === '(' || char === '[') depth++;
      else if (char === ')' || char === ']') {
        if (--depth === 0) {
          this.at++;
          return { values, hasDots, isComplex };
        }
      } else if (text.startsWith('...', this.at)) {
        hasDots = true;
        this.at += 2;
      } else if (isDigit(text.charCodeAt(this.at))) {
        scanDecimal(text, this.at, token);
        values.push(text[this.at - 1] === '-' ? -token.value : token.value);
        this.at = token.end - 1;
      } else if (char === 'j') isComplex = true;
      else if (text.startsWith('nan', this.at) || text.startsWith('inf', this.at)) {
        const infinite = text[this.at - 1] === '-' ? -Infinity : Infinity;
        values.push(char === 'n' ? NaN : infinite);
        this.at += 2;
      } else if (text.startsWith('size=', this.at)) this.at += 4;
      else if (!' ,-+\n\r\t'.includes(char)) return undefined;
    }
    return undefined;
  }

  /** The offset after the call's closing bracket, or -1. Before it come only words like `nnz=3`, `layout=…`. */
  end(): number {
    const rest = /[^()]{0,200}\)/y;
    rest.lastIndex = this.at;
    return rest.test(this.text) ? rest.lastIndex : -1;
  }
}

function matrixOf(
  indices: NumberList,
  values: NumberList,
  size: NumberList,
  place: { start: number; end: number; maxEntries: number },
): Result<Matrix> {
  const { start, end } = place;
  const [rows = 0, columns = 0] = size.values;
  if (size.values.length !== 2) return problems.tooManyDimensions(size.values, start, end);
  if (values.isComplex) return problems.complex(1, 1, 'j', start, end);
  if (indices.hasDots || values.hasDots) return problems.summarised(1, 1, start, end, 'PyTorch');
  const count = values.values.length;
  if (indices.values.length !== 2 * count) {
    return problems.syntax(t('there are not two indices for every value'), start, end);
  }
  return dense(indices.values.slice(0, count), indices.values.slice(count), values.values, {
    ...place,
    size: [rows, columns],
  });
}
