/** Where a weight is in its model, read from its name alone. */
export interface NamePlace {
  /** Up to the first number: `model.layers.12`; empty if the name has no number. */
  readonly block: string;
  /** The module within the block: `model.layers.12.self_attn`, or up to the last number. */
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

/** A number between dots or slashes, and one that may also stand between underscores. */
const dotted = /(?<=^|[./])\d+(?=$|[./])/g;
const underscored = /(?<=^|[._/])\d+(?=$|[._/])/g;

/**
 * The place of a name with dots (PyTorch), slashes (TensorFlow, Flax) or, as in adapters of kohya, underscores alone.
 * Underscores separate only if nothing else does: `conv_1` is one word.
 */
export function placeOf(name: string): NamePlace {
  const plain = name.replace(plainEnd, '');
  const parent = parentOf(plain);
  const inDots = [...plain.matchAll(dotted)];
  const separator = inDots.length > 0 ? dotted : underscored;
  const numbers = inDots.length > 0 ? inDots : [...plain.matchAll(underscored)];
  const [first] = numbers;
  if (!first) return { block: '', layer: parent, kind: plain, stem: '', depth: undefined };
  const last = numbers[numbers.length - 1]!;
  const block = plain.slice(0, endOf(first));
  const deepest = numbers.length > 1 ? plain.slice(0, endOf(last)) : block;
  return {
    block,
    layer: numbers.length === 1 && parent.length > block.length ? parent : deepest,
    kind: plain.slice(block.length + 1).replace(separator, '*') || '*',
    stem: plain.slice(0, first.index).replace(/[._/]$/, ''),
    depth: Number(first[0]),
  };
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

function parentOf(name: string): string {
  const end = name.search(/[./][^./]*$/);
  return end < 0 ? '' : name.slice(0, end);
}
