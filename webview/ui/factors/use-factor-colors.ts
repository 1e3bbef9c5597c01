import {
  finiteRange,
  magnitudeWithoutOutliers,
  symmetricDomain,
  type Domain,
  type Matrix,
} from '../../../src/core/index.js';
import type { Colors } from '../../model/look.js';
import { useMemory } from '../context.js';
import { useLook } from '../use-look.js';

/** The ends that the user gave the colours of factors, by the name of the picture. */
type Ends = Readonly<Record<string, Domain>>;

const noEnds: Ends = {};

function isEnds(value: unknown): value is Ends {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (ends) => Array.isArray(ends) && ends.length === 2 && ends.every(Number.isFinite),
    )
  );
}

export interface FactorColors {
  readonly colors: Colors;
  readonly setDomain: (domain: Domain) => void;
  readonly reset: () => void;
}

/**
 * The colours of a factor. Signed values have the map of the error, with zero in the middle; the others that
 * of M. Values that are far from the rest are left out, unless all values are wished for M too.
 */
export function useFactorColors(
  id: string,
  matrix: Matrix,
  signed: boolean,
): FactorColors | undefined {
  const { look, shown } = useLook();
  const [ends, setEnds] = useMemory('factors.ends', noEnds, isEnds);
  if (!shown) return undefined;
  const all = signed ? symmetric(finiteRange(matrix.data)) : valuesFrom0(matrix);
  const usual = look.range === 'full' ? all : usualOf(matrix, signed, all);
  const domain = ends[id] ?? usual;
  const { scale, colorMap, reversed } = signed ? shown.error : shown.values;
  return {
    colors: {
      domain,
      span: [Math.min(usual[0], domain[0]), Math.max(usual[1], domain[1])],
      scale,
      colorMap,
      reversed,
      extended: [all[0] < domain[0], all[1] > domain[1]],
    },
    setDomain: (to) => setEnds({ ...ends, [id]: to }),
    reset: () => {
      const { [id]: _dropped, ...others } = ends;
      setEnds(others);
    },
  };
}

const usualRanges = new WeakMap<Matrix, Domain>();

function usualOf(matrix: Matrix, signed: boolean, all: Domain): Domain {
  // Singular values that differ by orders of magnitude are what they are: none of them is an outlier.
  if (!signed) return all;
  let usual = usualRanges.get(matrix);
  if (!usual) {
    usual = symmetricDomain(magnitudeWithoutOutliers(matrix.data, all[1]));
    usualRanges.set(matrix, usual);
  }
  return usual;
}

function symmetric([low, high]: Domain): Domain {
  return symmetricDomain(Math.max(Math.abs(low), Math.abs(high)) || 1);
}

function valuesFrom0({ data }: Matrix): Domain {
  return [0, finiteRange(data)[1] || 1];
}
