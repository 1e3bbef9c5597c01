import { frobeniusNorm } from '../../lowrank/norms.js';
import { addOuterProducts } from '../../lowrank/outer.js';
import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { allFinite } from '../../svd/load.js';
import { leadingSvd } from '../../svd/svd.js';
import { truncatedSvd } from '../../svd/truncated/index.js';
import type { Svd, SvdOptions } from '../../svd/types.js';
import { safetensorsParts, type NewTensor } from '../write/file.js';
import { writeFactors, type WrittenFactors } from '../write/factors.js';
import type { Changed } from './changed.js';
import { isEmbedding, pairNames, peftConfig, type ExtractSpelling } from './extract-names.js';
import { t } from '../../texts.js';

/** A change of a weight, and the rank of the pair that it becomes. */
export interface ExtractChoice {
  /** Name and shape of the weight. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly rank: number;
  /** Reads it before and after the change. Rejects when the bytes cannot be read. */
  readonly read: () => Promise<Result<Changed>>;
}

export interface ExtractRequest extends SvdOptions {
  readonly choices: readonly ExtractChoice[];
  readonly spelling: ExtractSpelling;
  /** Element type of the factors. */
  readonly dtype: 'F32' | 'F16' | 'BF16';
  /** The rule in words, for the metadata. */
  readonly how: string;
}

export interface ExtractedPair {
  readonly name: string;
  readonly rank: number;
  /** ‖ΔW − B A‖_F/‖ΔW‖_F, measured entry by entry with the rounded factors. */
  readonly relative: number;
}

export interface ExtractedAdapter {
  /** The .safetensors file, to be written one after the other. */
  readonly parts: readonly Uint8Array[];
  readonly pairs: readonly ExtractedPair[];
  readonly relative: number;
  /** adapter_config.json, in the spelling of PEFT. */
  readonly configText?: string;
  /** What became no pair, one sentence each. */
  readonly notes: readonly string[];
}

/** Up to this smaller side, the exact decomposition takes little time. */
const EXACT = 1024;

/**
 * An adapter of the changes between two checkpoints: the best rank-k approximation of each ΔW = W₂ − W₁ as B = UΣ and
 * A = Vᵀ, with s = 1 (α = r). Only weights of layers, with names that end in `.weight`, can have a pair; those of
 * embeddings get none. A tensor that cannot be read or decomposed is one of the notes.
 *
 * @returns where no pair is left, the problem of the first such tensor with its name, or `none`; `cancelled` when
 *   `isCancelled` said so.
 */
export async function extractPairs(request: ExtractRequest): Promise<Result<ExtractedAdapter>> {
  const { choices, spelling, isCancelled, onProgress } = request;
  const tensors: NewTensor[] = [];
  const pairs: ExtractedPair[] = [];
  const notes: string[] = [];
  const lost: number[] = [];
  const whole: number[] = [];
  let refused: ReturnType<typeof failure> | undefined;
  const options = isCancelled ? { isCancelled } : {};
  for (const [index, choice] of choices.entries()) {
    if (isCancelled?.()) return failure('cancelled', t('Extracting was cancelled.'));
    const { name, shape } = choice;
    const names = pairNames(name, spelling);
    if (!names) {
      notes.push(t('{0} becomes no pair: it is no weight of a layer.', name));
      continue;
    }
    if (isEmbedding(name)) {
      notes.push(t('{0} becomes no pair: adapters of embeddings are not written.', name));
      continue;
    }
    const found = difference(await choice.read());
    const taken = found.ok ? truncated(found.value, choice.rank, request.dtype, options) : found;
    if (!taken.ok) {
      const { code, message } = taken.problem;
      if (code === 'cancelled') return taken;
      refused ??= failure(code, `${name}: ${message}`);
      notes.push(t('{0} becomes no pair: {1}', name, message));
      continue;
    }
    if (taken.value === null) {
      notes.push(t('{0} becomes no pair: it did not change.', name));
      continue;
    }
    tensors.push(...pairTensors(names, shape, taken.value, request.dtype));
    const { rank } = taken.value;
    pairs.push({ name: names.module, rank, relative: taken.value.lost / taken.value.whole });
    lost.push(taken.value.lost);
    whole.push(taken.value.whole);
    onProgress?.((index + 1) / choices.length);
  }
  if (pairs.length === 0)
    return refused ?? failure('none', t('No weight has changed, so there is no adapter.'));
  const relative = frobeniusNorm(Float64Array.from(lost)) / frobeniusNorm(Float64Array.from(whole));
  const metadata = new Map([
    ['format', 'pt'],
    [
      'lowRankLens',
      `Extracted by Low-Rank Lens: ${request.how}; ${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'}; relative error ${relative.toPrecision(3)}.`,
    ],
  ]);
  const parts = safetensorsParts(tensors, metadata);
  const configText = spelling === 'peft' ? { configText: peftConfig(pairs) } : {};
  return success({ parts, pairs, relative, notes, ...configText });
}

interface Truncated {
  readonly rank: number;
  readonly factors: WrittenFactors;
  readonly lost: number;
  readonly whole: number;
}

function difference(changed: Result<Changed>): Result<Matrix> {
  if (!changed.ok) return changed;
  const { before, after } = changed.value;
  const data = after.data.map((x, i) => x - before.data[i]!);
  return allFinite(data)
    ? success({ ...before, data })
    : failure('nonFinite', t('Its change has entries that are NaN or infinite.'));
}

/** The factors of rank k of a change; null of one that is zero. */
function truncated(
  matrix: Matrix,
  wanted: number,
  dtype: string,
  options: SvdOptions,
): Result<Truncated | null> {
  const whole = frobeniusNorm(matrix.data);
  if (whole === 0) return success(null);
  const r = Math.min(matrix.rows, matrix.cols);
  const rank = Math.max(1, Math.min(r, Math.trunc(wanted)));
  const found = triplets(matrix, rank, options);
  if (!found.ok) return found;
  const factors = writeFactors(found.value, rank, 1, { up: dtype, down: dtype });
  if (!factors.ok) return factors;
  return success({ rank, factors: factors.value, lost: distance(matrix, factors.value), whole });
}

function triplets(matrix: Matrix, rank: number, options: SvdOptions): Result<Svd> {
  if (Math.min(matrix.rows, matrix.cols) > EXACT) return truncatedSvd(matrix, rank, options);
  const found = leadingSvd(matrix, rank, options);
  return found.ok ? success(found.value.triplets) : found;
}

/** ‖ΔW − B A‖_F; overwrites ΔW. */
function distance({ data }: Matrix, { product }: WrittenFactors): number {
  const { b, a } = product;
  const v = { rows: a.cols, cols: a.rows, data: new Float64Array(a.data.length) };
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) v.data[j * a.rows + i] = a.data[i * a.cols + j]!;
  }
  addOuterProducts(data, { u: b, s: new Float64Array(b.cols), v }, 0, b.cols, () => -1);
  return frobeniusNorm(data);
}

function pairTensors(
  { up, down, alpha }: NonNullable<ReturnType<typeof pairNames>>,
  shape: readonly number[],
  { rank, factors }: Truncated,
  dtype: string,
): NewTensor[] {
  const [rows, ...rest] = shape;
  const ones = rest.slice(1).map(() => 1);
  const tensors: NewTensor[] = [
    { name: down, dtype, shape: [rank, ...rest], bytes: factors.down },
    { name: up, dtype, shape: [rows!, rank, ...ones], bytes: factors.up },
  ];
  if (alpha === undefined) return tensors;
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, rank, true);
  return [...tensors, { name: alpha, dtype: 'F32', shape: [], bytes }];
}
