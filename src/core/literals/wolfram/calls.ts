import { transpose, type Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { filled } from '../concat/block.js';
import { wolframGrammar } from '../grammar/wolfram.js';
import { argumentEnd } from '../nested/arguments.js';
import { readList } from '../nested/read-list.js';
import { toMatrix } from '../nested/to-matrix.js';
import { problems } from '../problems.js';
import { reshape } from '../python/sizes.js';
import { candidate, type Reader, type ReadOptions } from '../reader.js';
import { isWordCode, nextMatch, skipSpaceBack, skipTrivia } from '../text-scan.js';
import { workOf } from '../scan-state.js';
import { constant, sizesIn, sparseArray, type Span } from './sparse.js';
import { wolframSyntax } from './syntax.js';
import { t } from '../../texts.js';

const making =
  /^(?:SparseArray|Transpose|ArrayReshape|Partition|DiagonalMatrix|IdentityMatrix|ConstantArray)$/;
/** The calls above, and calls whose lists are positions, iterators or ranges; their lists are not shown. */
const opening =
  /\b(?:SparseArray|Transpose|ArrayReshape|Partition|DiagonalMatrix|IdentityMatrix|ConstantArray|Part|Take|Drop|Extract|Delete|Insert|ReplacePart|Table|Array|RandomReal|RandomInteger|RandomVariate|PadLeft|PadRight|ArrayPad|Join|ArrayFlatten|Reverse|RotateLeft|RotateRight|Flatten|Riffle|KroneckerProduct|BlockDiagonalMatrix)\[/g;
const { comments } = wolframGrammar;
const reach = 2_000_000;
const maxDepth = 8;
const shortCall = 500;

/**
 * Calls that make a matrix of constants or arrange its entries (Wolfram documentation, "Constructing
 * Matrices"). A list inside such a call holds sizes, positions or entries in another order. So the call is
 * read as a whole, or it is a problem. Calls with variables are skipped.
 */
export const wolframCallReader: Reader = {
  id: 'wolfram-calls',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    const call = callAt(text, at);
    if ('stop' in call) return { resumeAt: call.stop };
    const inside = call.args[0]!.start;
    // A long call that is not a constant is skipped, so that scanning inside nested calls stays cheap.
    const nothing = { resumeAt: call.end - at < shortCall ? inside : call.end };
    const isMaking = making.test(call.name);
    const place = { start: at, end: call.end };
    if (!isMaking) {
      return { ...nothing, found: { ...place, result: unread(text, call), certainty: 'asked' } };
    }
    const result = made(text, call, options, 0);
    if (!result) return nothing;
    const filling = /^(?:Diag|Ident|Const)/.test(call.name);
    const vague = !result.ok && /^(?:notNumeric|syntax)$/.test(result.problem.code);
    const sure = !filling && (result.ok ? result.value.rows > 1 : !vague);
    const certainty = sure ? 'sure' : 'asked';
    return { resumeAt: call.end, found: { ...place, result, certainty } };
  },
};

interface Call extends Span {
  readonly name: string;
  readonly args: readonly Span[];
}

function callAt(text: string, at: number): Call | { readonly stop: number } {
  let i = at;
  while (isWordCode(text.charCodeAt(i))) i++;
  if (i === at || text[i] !== '[' || text[i + 1] === '[') return { stop: i + 1 };
  const name = text.slice(at, i);
  const args: Span[] = [];
  do {
    const start = skipTrivia(text, i + 1, comments);
    i = argumentEnd(text, start, comments, at + reach);
    args.push({ start, end: skipSpaceBack(text, i) });
  } while (text[i] === ',');
  return text[i] === ']' ? { name, args, start: at, end: i + 1 } : { stop: i };
}

function made(
  text: string,
  call: Call,
  options: ReadOptions,
  depth: number,
): Result<Matrix> | undefined {
  const { name, args, start, end } = call;
  const [first, second] = args;
  if (!first || first.end <= first.start) return undefined;
  const isRules =
    name === 'SparseArray' && /->|→|\\\[Rule\]|\uf522/.test(text.slice(first.start, end));
  if (isRules) return sparseArray(text, args, call, options);
  if (name === 'IdentityMatrix' || name === 'ConstantArray')
    return constantArray(text, call, options);
  const inner = argument(text, first, options, depth);
  if (!inner?.ok) return inner;
  const { value } = inner;
  const total = value.rows * value.cols;
  if (name === 'SparseArray' && args.length === 1) return inner;
  if (name === 'Transpose' && args.length === 1) return success(transpose(value));
  if (name === 'DiagonalMatrix' && args.length === 1 && value.rows === 1 && !value.missing) {
    if (total * total > options.maxEntries || !workOf(options).take(total * total)) {
      return problems.tooLarge(options.maxEntries, start, end);
    }
    return matrix(total, total, (i, j) => (i === j ? value.data[i]! : 0));
  }
  if (name === 'ArrayReshape' && second && args.length === 2) {
    const sizes = sizesIn(text, second);
    return sizes ? reshape(value, sizes, start, end) : unread(text, call);
  }
  if (name === 'Partition' && second && args.length === 2 && value.rows === 1) {
    const width = constant(text, second) ?? 0;
    return width > 0 && total % width === 0
      ? reshape(value, [total / width, width], start, end)
      : unread(text, call);
  }
  return unread(text, call);
}

function constantArray(text: string, call: Call, options: ReadOptions): Result<Matrix> | undefined {
  const { name, args, start, end } = call;
  const isIdentity = name === 'IdentityMatrix';
  const sized = args[isIdentity ? 0 : 1];
  const value = isIdentity ? 1 : constant(text, args[0]!);
  const length = sized && constant(text, sized);
  const sizes = sized && (length === undefined ? sizesIn(text, sized) : [length]);
  if (!sizes || value === undefined || Number.isNaN(value) || args.length !== (isIdentity ? 1 : 2))
    return undefined;
  const [one = 0, two = isIdentity ? one : undefined] = sizes;
  const [rows, cols] = two === undefined ? [1, one] : [one, two];
  if (sizes.length > 2) return problems.tooManyDimensions(sizes, start, end);
  if (!(rows * cols > 0)) return problems.empty([rows, cols], start, end);
  if (rows * cols > options.maxEntries || !workOf(options).take(rows * cols)) {
    return problems.tooLarge(options.maxEntries, start, end);
  }
  return matrix(rows, cols, (i, j) => (!isIdentity || i === j ? value : 0));
}

/** The matrix of an argument that is a list or a call; undefined if it is neither. */
function argument(
  text: string,
  { start, end }: Span,
  options: ReadOptions,
  depth: number,
): Result<Matrix> | undefined {
  if (text[start] === '{') {
    const list = readList(text, start, wolframSyntax, options);
    return list.closed && list.end === end ? toMatrix(list, { start, end }) : list.problem;
  }
  const call = depth < maxDepth ? callAt(text, start) : undefined;
  if (!call || !('name' in call) || call.end !== end || !making.test(call.name)) return undefined;
  return made(text, call, options, depth + 1);
}

function matrix(
  rows: number,
  cols: number,
  value: (i: number, j: number) => number,
): Result<Matrix> {
  const { data } = filled(rows, cols, value);
  return success({ rows, cols, data: Float64Array.from(data) });
}

function unread(text: string, { start, end, name }: Call): Failure {
  const written = text.slice(start, Math.min(end, start + 40));
  const message = t(
    '“{0}” is not computed here: select the matrix inside {1}, or print its result.',
    written,
    name,
  );
  return failure('syntax', message, start, end);
}
