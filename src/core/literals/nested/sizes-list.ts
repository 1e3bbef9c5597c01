import { skipSpaceBack } from '../text-scan.js';
import { wordBefore } from './before.js';

/** Calls that take the array first and sizes, axes or counts after it, by the last part of the name. */
const later =
  /^(?:reshape|tile|resize|resize_|broadcast_to|broadcastTo|transpose|permute|permute_dims|permutedims|moveaxis|swapaxes|expand|expand_dims|squeeze|roll|circshift|flip|rot90|pad|padarray|imresize|repmat|repelem|repeat|view|view_as|sum|mean|std|var|any|all|prod|amax|amin|norm|full|randi|randint|integers|normal|uniform|standard_normal|poisson|binomial|exponential|gamma|bernoulli|slice|subset|ArrayReshape|ConstantArray|ArrayPad|PadRight|PadLeft|RotateLeft|RotateRight|Transpose|RandomReal|RandomInteger|RandomVariate|RandomChoice)$/;
/** Calls whose arguments are only sizes. */
const first =
  /^(?:rand|randn|random|random_sample|empty|zeros|ones|cell|nan|inf|randomNormal|randomUniform|fill)$/i;
/** Methods whose arguments are sizes; a function of the same name takes the array first. */
const method =
  /\.(?:reshape|view|transpose|permute|expand|resize|resize_|repeat|tile|broadcast_to|squeeze|moveaxis)$/;
const modules = /^(?:np|numpy|jnp|cp|torch|tf|math|mathjs|nj)\./;
/** Keywords of such arguments. */
export const sizeKeywords =
  /^(?:shape|newshape|size|figsize|axis|axes|dims?|kernel_size|stride|padding|dilation|order|output_size|input_shape|repeats|reps|index|columns|inner|outer)$/;
const reach = 240;
/** The most brackets without a name between a list of sizes and its call. */
const mostOpen = 8;

/**
 * A list or tuple of sizes, axes or counts, which is not a matrix: `size=(3, 4)`, `x.reshape((2, 3))`,
 * `np.tile(x, (2, 1))`, `reshape(x, [2 2])`. The call around it decides. The names of all languages count,
 * since prose may hold any of them.
 */
export function isSizes(text: string, opener: number): boolean {
  const at = skipSpaceBack(text, opener, 40);
  const before = text.charCodeAt(at - 1);
  if (before === 61) {
    const end = skipSpaceBack(text, at - 1, 20);
    const isNamed = sizeKeywords.test(wordBefore(text, end, 20));
    // Elsewhere it is an assignment to a variable of that name.
    return isNamed && callAround(text, end) !== undefined;
  }
  if (before !== 40 && before !== 44 && before !== 91) return false;
  const call = callAround(text, opener);
  if (!call) return false;
  const { name, isFirst } = call;
  const last = name.slice(name.lastIndexOf('.') + 1);
  const isNested = /^[[({]\s{0,20}[[({]/.test(text.slice(opener, opener + 22));
  if (!isFirst) return isNested ? /pad/i.test(last) : later.test(last);
  const isTable = isNested || /^\[[^\][]{0,200};/.test(text.slice(opener, opener + 202));
  return !isTable && (first.test(last) || (method.test(name) && !modules.test(name)));
}

/**
 * The call that has the list at `opener` itself as an argument. undefined where there is none, or where the
 * list is a default value in a definition.
 */
export function callOf(
  text: string,
  opener: number,
): { name: string; isFirst: boolean } | undefined {
  const at = skipSpaceBack(text, opener, 80);
  const before = text.charCodeAt(at - 1);
  if (before !== 40 && before !== 44 && before !== 61) return undefined;
  const call = callAround(text, opener);
  if (!call || call.isOpen) return undefined;
  const defined = text.slice(Math.max(0, call.start - 12), call.start);
  return /\b(?:def|class|function|fn|func)\s{1,4}$/.test(defined) ? undefined : call;
}

/** The call around the bracket at `opener`; brackets without a name may be in between. */
export function callAround(text: string, opener: number): Call | undefined {
  const known = lastIn(text);
  if (known?.opener === opener) return known.call;
  const keep = (call: Call | undefined, isSibling: boolean): Call | undefined => {
    last = { text, opener, call, isSibling };
    return call;
  };
  // How many brackets without a name are open between the call's own bracket and the list.
  let open = 0;
  let depth = 0;
  let isFirst = true;
  const stop = Math.max(0, opener - reach);
  for (let i = opener - 1; i >= stop; i--) {
    const code = text.charCodeAt(i);
    if (code === 41 || code === 93 || code === 125) depth++;
    else if (code === 40 || code === 91 || code === 123) {
      if (depth > 0) {
        depth--;
        // This is the previous list in the same brackets, whose call is already known.
        if (depth > 0 || open > 0 || known?.opener !== i) continue;
        const { call, isSibling } = known;
        if (!call || call.start + call.name.length < stop) return keep(undefined, false);
        return keep(isSibling ? { ...call, isFirst: isFirst && call.isFirst } : call, isSibling);
      }
      const name = wordBefore(text, i);
      if (name !== '') {
        const isOpen = open > 0 || code !== 40;
        return keep({ name, start: i - name.length, isFirst, isOpen }, open === 0);
      }
      if (++open > mostOpen) return keep(undefined, false);
      depth = 0;
      isFirst = true;
    } else if (depth > 0) continue;
    else if (code === 44) isFirst = false;
    else if (code === 59) return keep(undefined, false);
  }
  return keep(undefined, false);
}

/** A call around a list. */
interface Call {
  readonly name: string;
  readonly start: number;
  readonly isFirst: boolean;
  readonly isOpen: boolean;
}

interface Found {
  readonly text: string;
  readonly opener: number;
  readonly call: Call | undefined;
  /** The list is directly in the brackets of the call, so commas between lists count. */
  readonly isSibling: boolean;
}

/**
 * The last results, for two texts. Several readers ask about one bracket, and the next list is usually in the same
 * call. Candidates are searched for in a part of the text that is read, which makes two texts.
 */
let last: Found | undefined;
let other: Found | undefined;

/** The last result for a text. */
function lastIn(text: string): Found | undefined {
  if (last?.text !== text) [last, other] = [other, last];
  return last?.text === text ? last : undefined;
}
