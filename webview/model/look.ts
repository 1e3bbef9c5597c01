import {
  divergingMaps,
  percentileRange,
  sequentialMaps,
  type Domain,
  type Matrix,
  type ScaleKind,
} from '../../src/core/index.js';
import type { Settings } from '../../src/protocol/index.js';
import {
  errorDomain,
  matrixDomain,
  measuredLargest,
  usualDomain,
  usualErrorDomain,
} from './domains.js';
import { entriesBeyond, type Beyond } from './outliers.js';
import type { LensState } from './state.js';

/** How values become colours: the choices of the user for one matrix. Plain JSON. */
export interface Look {
  readonly scale: ScaleKind;
  /** Undefined: the map of the settings. */
  readonly colorMap?: string;
  readonly errorColorMap?: string;
  readonly reversed: boolean;
  readonly errorReversed: boolean;
  /**
   * The source of the domain of M and M̂ₖ: all entries that are not far from the rest, all entries, all but
   * the outermost, or the user. That of the error leaves out what is far from the rest unless all entries
   * are wished.
   */
  readonly range: 'auto' | 'full' | 'robust' | 'fixed';
  /** The domain if `range` is 'fixed'. */
  readonly fixed?: Domain;
  /** Largest error on the colour map; undefined: it follows k. */
  readonly errorEnd?: number;
}

export const plainLook: Look = {
  scale: 'linear',
  reversed: false,
  errorReversed: false,
  range: 'auto',
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
    ['auto', 'full', 'robust', 'fixed'].includes(look.range as string) &&
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

/** A look in which every choice is made. The pictures and the colour bars are drawn with it. */
export interface FullLook {
  readonly values: Colors;
  readonly error: Colors;
  /** The entries of M that the colours leave out on their own, not by a choice of the user. */
  readonly beyond: Beyond | undefined;
  /** The largest error, if the colours leave it out on their own. */
  readonly errorBeyond: number | undefined;
}

export interface Colors {
  readonly domain: Domain;
  /** The span of the colour bar: all values, and the domain if it is wider. */
  readonly span: Domain;
  readonly scale: ScaleKind;
  readonly colorMap: string;
  readonly reversed: boolean;
  /** Whether values beyond the lower and the upper end have the colours of the ends. */
  readonly extended?: readonly [boolean, boolean] | undefined;
}

export function fullLook(look: Look, state: LensState, matrix: Matrix): FullLook {
  const maps = mapsOf(look, state.settings);
  const all = matrixDomain(matrix);
  const domain = valueDomain(look, matrix);
  const isAuto = look.range === 'auto';
  const usual = look.range === 'full' ? errorDomain(state)[1] : usualErrorDomain(state)[1];
  const end = look.errorEnd ?? usual;
  const widest = Math.max(end, usual);
  const largest = measuredLargest(state);
  const isErrorBeyond = largest !== undefined && largest > end;
  return {
    values: {
      domain,
      // A bar over outliers, too, would show nothing but two colours.
      span: isAuto ? domain : [Math.min(all[0], domain[0]), Math.max(all[1], domain[1])],
      scale: look.scale,
      colorMap: maps.values,
      reversed: look.reversed,
      extended: [all[0] < domain[0], all[1] > domain[1]],
    },
    error: {
      domain: [-end, end],
      span: [-widest, widest],
      // An error has both signs, so it cannot have a logarithmic scale.
      scale: look.scale === 'log' ? 'symlog' : look.scale,
      colorMap: maps.error,
      reversed: look.errorReversed,
      extended: [isErrorBeyond, isErrorBeyond],
    },
    beyond: isAuto ? entriesBeyond(matrix, domain) : undefined,
    errorBeyond: isErrorBeyond && look.errorEnd === undefined ? largest : undefined,
  };
}

/** The colour maps: those of the user, or else of the settings. */
export function mapsOf(look: Look, settings: Settings): { values: string; error: string } {
  return {
    values: mapOf(look.colorMap, settings.colorMap, allMaps),
    error: mapOf(look.errorColorMap, settings.errorColorMap, divergingMaps),
  };
}

export const allMaps: readonly string[] = [...sequentialMaps, ...divergingMaps];

function mapOf(chosen: string | undefined, setting: string, known: readonly string[]): string {
  return chosen !== undefined && known.includes(chosen) ? chosen : setting;
}

const robust = new WeakMap<Matrix, Domain>();

function valueDomain(look: Look, matrix: Matrix): Domain {
  if (look.range === 'fixed' && look.fixed) return look.fixed;
  if (look.range === 'auto') return usualDomain(matrix);
  if (look.range !== 'robust') return matrixDomain(matrix);
  let domain = robust.get(matrix);
  if (!domain) {
    domain = percentileRange(matrix.data, ...robustPercentiles);
    robust.set(matrix, domain);
  }
  return domain;
}

/** Whether both domains stay constant while k or M changes. */
export function isLocked(look: Look): boolean {
  return look.range === 'fixed' && look.errorEnd !== undefined;
}

/** Keeps the domains on screen, or lets them follow M and k again. */
export function withLock(look: Look, locked: boolean, shown: FullLook): Look {
  if (locked) {
    return { ...look, range: 'fixed', fixed: shown.values.domain, errorEnd: shown.error.domain[1] };
  }
  const { fixed: _fixed, errorEnd: _errorEnd, ...rest } = look;
  return { ...rest, range: 'auto' };
}

/** The look with this domain of M and M̂ₖ. */
export function withDomain(look: Look, domain: Domain): Look {
  return { ...look, range: 'fixed', fixed: domain };
}

export function withRange(look: Look, range: 'auto' | 'full' | 'robust'): Look {
  const { fixed: _fixed, ...rest } = look;
  return { ...rest, range };
}
