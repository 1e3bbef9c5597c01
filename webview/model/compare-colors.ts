import { finiteRange, type Domain } from '../../src/core/index.js';
import type { MatrixPair } from '../../src/protocol/index.js';
import { mapsOf, type Colors, type Look } from './look.js';
import { differenceIn } from './pair.js';
import type { LensState } from './state.js';

/** The colours of A and B, and those of A − B. */
export interface PairColors {
  readonly sides: Colors;
  readonly difference: Colors;
}

const ranges = new WeakMap<MatrixPair, { readonly sides: Domain; readonly difference: Domain }>();

function rangesOf(pair: MatrixPair) {
  let found = ranges.get(pair);
  if (!found) {
    const sides = hull(finiteRange(pair.first.data), finiteRange(pair.second.data));
    found = { sides, difference: finiteRange(differenceIn(pair).data) };
    ranges.set(pair, found);
  }
  return found;
}

/**
 * One domain for A, B and A − B, so that colours can be compared; or A − B with a symmetric domain and a diverging map
 * of its own, so that small differences can be seen.
 */
export function pairColors(
  pair: MatrixPair,
  look: Look,
  settings: LensState['settings'],
  own: boolean,
): PairColors {
  const maps = mapsOf(look, settings);
  const { sides, difference } = rangesOf(pair);
  const domain = own ? sides : hull(sides, difference);
  // A difference has both signs.
  const scale = look.scale === 'log' && !own ? 'symlog' : look.scale;
  const shared: Colors = {
    ...{ domain, span: domain, scale },
    colorMap: maps.values,
    reversed: look.reversed,
  };
  if (!own) return { sides: shared, difference: shared };
  const end = Math.max(-difference[0], difference[1]) || 1;
  return {
    sides: shared,
    difference: {
      domain: [-end, end],
      span: [-end, end],
      scale: look.scale === 'log' ? 'symlog' : look.scale,
      colorMap: maps.error,
      reversed: look.errorReversed,
    },
  };
}

function hull(a: Domain, b: Domain): Domain {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}
