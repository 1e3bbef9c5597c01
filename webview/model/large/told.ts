import { formatCount, type FromAnalysis, type Overview } from '../../../src/core/index.js';
import { factorsFromWire, unpackBlocks, type Told } from '../../../src/protocol/index.js';
import { t } from '../../l10n.js';
import type { LargeMatrix } from './matrix.js';
import type { Computing } from '../state.js';

/** A message of the host with its blocks unpacked. */
export function messageOf(told: Told): FromAnalysis {
  switch (told.kind) {
    case 'overview': {
      const { level, firstNotFinite: first, ...rest } = told.overview;
      const overview: Overview = {
        ...rest,
        low: rest.low,
        high: rest.high,
        level: unpackBlocks(level),
        firstNotFinite: first && { ...first, value: Number(first.value) },
      };
      return { kind: 'overview', overview };
    }
    case 'part': {
      const { matrix, approximation, error, ...rest } = told.part;
      return {
        kind: 'part',
        part: {
          ...rest,
          matrix: matrix && unpackBlocks(matrix),
          approximation: approximation && unpackBlocks(approximation),
          error: error && unpackBlocks(error),
        },
      };
    }
    case 'factors':
      return { kind: 'factors', rank: told.rank, svd: factorsFromWire(told) };
    case 'measured':
      return {
        kind: 'measured',
        errors: told.errors.map((error) => ({ ...error, maxAbs: error.maxAbs })),
      };
    case 'ended':
      return told.problem ? { kind: 'ended', problem: told.problem } : { kind: 'ended' };
    default:
      return told;
  }
}

/** What the analysis does now. */
export function progressOf({
  what,
  pass,
  fraction,
}: Extract<FromAnalysis, { kind: 'progress' }>): Computing {
  const texts = {
    overview: t('Reading the picture of the matrix'),
    passes: t('Pass {0} over the matrix: the leading singular values', formatCount(pass)),
    errors: t('Measuring the error of every rank'),
    factors: t('Computing the factors'),
  };
  return { what: 'analysing', text: texts[what], fraction };
}

/** An analysis that waits before its first pass; undefined if it has begun. */
export function waitingFor({ overview }: LargeMatrix): Computing | undefined {
  return overview ? undefined : { what: 'analysing', text: t('Not started yet') };
}
