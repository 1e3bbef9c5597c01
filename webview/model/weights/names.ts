import { moduleAtStart, modules } from './modules.js';

/** Where a weight is in its model, read from its name alone. */
export interface NamePlace {
  /** Up to the first number: `model.layers.12`; empty if the name has no number. */
  readonly block: string;
  /** The module within the block: `model.layers.12.self_attn`, or up to the last number within the name. */
  readonly layer: string;
  /** What the block has once: `self_attn.q_proj`; further numbers are `*`. */
  readonly kind: string;
  /** The block without its number: `model.layers`. The same kind of another stem is another kind. */
  readonly stem: string;
  /** The number of the block. */
  readonly depth: number | undefined;
}

/** Ends of names that say nothing about the place. */
const plainEnd = /[./](?:weight|kernel)$/;

/**
 * The place of a name with dots (PyTorch), slashes (TensorFlow, Flax) or, as in adapters of kohya, underscores alone.
 * Underscores separate only if nothing else does: `conv_1` is one word.
 */
export function placeOf(name: string): NamePlace {
  const plain = name.replace(plainEnd, '');
  const inDots = numbersIn(plain, './');
  const numbers = inDots.length > 0 ? inDots : numbersIn(plain, './_');
  const [first] = numbers;
  const parent = withoutSiblings(
    parentOf(plain),
    numbers[numbers.length - 1]?.end === plain.length,
  );
  if (!first) return { block: '', layer: parent, kind: plain, stem: '', depth: undefined };
  const block = plain.slice(0, first.end);
  // A number at the end counts its siblings: `to_out_0` is beside `to_q`.
  const inner = numbers.filter(({ end }, i) => i === 0 || end < plain.length);
  const deepest = plain.slice(0, inner[inner.length - 1]!.end);
  return {
    block,
    layer: inner.length > 1 ? deepest : ownModule(plain, block, parent),
    kind: starred(plain, first.end + 1, numbers.slice(1)) || '*',
    stem: plain.slice(0, Math.max(0, first.start - 1)),
    depth: Number(plain.slice(first.start, first.end)),
  };
}

/** The parent of a name that ends with a number: `attn.to_out.0` is in `attn`, and `mlp.0` in the module `mlp`. */
function withoutSiblings(parent: string, isNumbered: boolean): string {
  const own = parent.slice(Math.max(parent.lastIndexOf('.'), parent.lastIndexOf('/')) + 1);
  return isNumbered && !modules.includes(own) ? parentOf(parent) : parent;
}

/** The module within a block without further numbers; the block itself if it has none. */
function ownModule(plain: string, block: string, parent: string): string {
  if (parent.length > block.length) return parent;
  const module = parent === '' ? moduleAtStart(plain.slice(block.length + 1)) : undefined;
  return module === undefined ? block : `${block}_${module}`;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** The parts between separators that are numbers. A scan of the letters takes a fifth of the time of a pattern. */
function numbersIn(name: string, separators: string): Part[] {
  const found: Part[] = [];
  let start = 0;
  let isNumber = true;
  for (let at = 0; at <= name.length; at++) {
    if (at < name.length && !separators.includes(name[at]!)) {
      isNumber &&= name[at]! >= '0' && name[at]! <= '9';
      continue;
    }
    if (isNumber && at > start) found.push({ start, end: at });
    start = at + 1;
    isNumber = true;
  }
  return found;
}

/** The name from a place on, with a star for each of these parts. */
function starred(name: string, from: number, parts: readonly Part[]): string {
  let text = '';
  let at = from;
  for (const { start, end } of parts) {
    text += `${name.slice(at, start)}*`;
    at = end;
  }
  return text + name.slice(at);
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.'), name.lastIndexOf('/')));
}
