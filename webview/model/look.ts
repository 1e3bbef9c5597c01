import {
  divergingMaps,
  percentileRange,
  sequentialMaps,
  type Domain,
  type Matrix,
  type ScaleKind,
} from '../../src/core/index.js';
import { errorDomain, matrixDomain } from './domains.js';
import type { LensState } from './state.js';

/** How values become colours: what a person chose for one matrix. Plain JSON. */
export interface Look {
  readonly scale: ScaleKind;
  /** Undefined: the one of the settings. */
  readonly colorMap?: string;
  readonly errorColorMap?: string;
  readonly reversed: boolean;
  readonly errorReversed: boolean;
  /** Where the domain of M and M̂ₖ comes from: all entries, all but the outermost, or a person. */
  readonly range: 'full' | 'robust' | 'fixed';
  /** The domain where `range` is 'fixed'. */
  readonly fixed?: Domain;
  /** Largest error of the colours; undefined: it follows k. */
  readonly errorEnd?: number;
}

export const plainLook: Look = {
  scale: 'linear',
  reversed: false,
  errorReversed: false,
  range: 'full',
};

/** Percentiles of the robust range. */
export const robustPercentiles = [2, 98] as const;

export function isLook(value: unknown): value is Look {
  if (typeof value !== 'object' || value === null) return false;
  const look = value as Partial<Record<keyof Look, unknown>>;
  const { fixed, errorEnd } = look;
  const isText = (text: unknown) => text === undefined || typeof text === 'string';
  return (
    ['linear', 'log', 'symlog'].includes(look.scale as string) &&
    ['full', 'robust', 'fixed'].includes(look.range as string) &&
    typeof look.reversed === 'boolean' &&
    typeof look.errorReversed === 'boolean' &&
    isText(look.colorMap) &&
    isText(look.errorColorMap) &&
    (errorEnd === undefined || (Number.isFinite(errorEnd) && (errorEnd as number) > 0)) &&
    (look.range === 'fixed' ? isDomain(fixed) : fixed === undefined)
  );
}

function isDomain(value: unknown): value is Domain {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((end) => Number.isFinite(end)) &&
    (value[0] as number) <= (value[1] as number)
  );
}

/** A look with every choice made: what the pictures and the colour bars are drawn with. */
export interface FullLook {
  readonly values: Colors;
  readonly error: Colors;
}

export interface Colors {
  readonly domain: Domain;
  /** What the colour bar spans: all values, and the domain where it is wider. */
  readonly span: Domain;
  readonly scale: ScaleKind;
  readonly colorMap: string;
  readonly reversed: boolean;
}

export function fullLook(look: Look, state: LensState, matrix: Matrix): FullLook {
  const { settings } = state;
  const all = matrixDomain(matrix);
  const domain = valueDomain(look, matrix);
  const largest = errorDomain(state)[1];
  const end = look.errorEnd ?? largest;
  const widest = Math.max(end, largest);
  return {
    values: {
      domain,
      span: [Math.min(all[0], domain[0]), Math.max(all[1], domain[1])],
      scale: look.scale,
      colorMap: mapOf(look.colorMap, settings.colorMap, allMaps),
      reversed: look.reversed,
    },
    error: {
      domain: [-end, end],
      span: [-widest, widest],
      // An error has both signs, which a logarithm cannot show.
      scale: look.scale === 'log' ? 'symlog' : look.scale,
      colorMap: mapOf(look.errorColorMap, settings.errorColorMap, divergingMaps),
      reversed: look.errorReversed,
    },
  };
}

export const allMaps: readonly string[] = [...sequentialMaps, ...divergingMaps];

function mapOf(chosen: string | undefined, setting: string, known: readonly string[]): string {
  return chosen !== undefined && known.includes(chosen) ? chosen : setting;
}

const robust = new WeakMap<Matrix, Domain>();

function valueDomain(look: Look, matrix: Matrix): Domain {
  if (look.range === 'fixed' && look.fixed) return look.fixed;
  if (look.range !== 'robust') return matrixDomain(matrix);
  let domain = robust.get(matrix);
  if (!domain) {
    domain = percentileRange(matrix.data, ...robustPercentiles);
    robust.set(matrix, domain);
  }
  return domain;
}

/** Whether both domains stay as they are while k or M changes. */
export function isLocked(look: Look): boolean {
  return look.range === 'fixed' && look.errorEnd !== undefined;
}

/** Keeps the domains on screen, or lets them follow M and k again. */
export function withLock(look: Look, locked: boolean, shown: FullLook): Look {
  if (locked) {
    return { ...look, range: 'fixed', fixed: shown.values.domain, errorEnd: shown.error.domain[1] };
  }
  const { fixed: _fixed, errorEnd: _errorEnd, ...rest } = look;
  return { ...rest, range: 'full' };
}

/** With this domain of M and M̂ₖ. */
export function withDomain(look: Look, domain: Domain): Look {
  return { ...look, range: 'fixed', fixed: domain };
}

export function withRange(look: Look, range: 'full' | 'robust'): Look {
  const { fixed: _fixed, ...rest } = look;
  return { ...rest, range };
}
