import { longestOf, shortestOf, type Plan } from '../../../src/core/index.js';
import { t } from '../../l10n.js';
import { sizeText } from '../slices.js';

/** What an analysis will need, in a sentence or two; after the first pass, what is left of it. */
export function planText(plan: Plan): string {
  const { passed, fewest, most, passBytes, memory } = plan;
  // The picture, and the measured errors.
  const passes = [fewest + 2, most + 2] as const;
  const [least, longest] = [shortestOf(plan), longestOf(plan)];
  const count = passes[0] === passes[1] ? String(passes[0]) : t('{0} to {1}', ...passes);
  if (passed > 0) {
    return t(
      '{0} of {1} passes over {2} are done. By the time that they took, the rest takes {3}, with about {4} of memory.',
      passed,
      count,
      sizeText(passBytes),
      timeText(least, longest),
      sizeText(memory),
    );
  }
  return t(
    'The plan: {0} passes over {1}, {2}, with about {3} of memory. Each pass makes the values sharper.',
    count,
    sizeText(passBytes),
    timeText(least, longest),
    sizeText(memory),
  );
}

/** A time between two, roughly. */
function timeText(least: number, longest: number): string {
  if (longest < 1.5) return t('about a second');
  const seconds = [Math.max(1, Math.round(least)), Math.round(longest)] as const;
  if (longest < 90) return t('about {0} to {1} s', ...seconds);
  const minutes = [Math.max(1, Math.round(least / 60)), Math.round(longest / 60)] as const;
  if (longest < 5400) return t('about {0} to {1} min', ...minutes);
  const hours = (each: number) => Number((each / 3600).toPrecision(2));
  return t('about {0} to {1} h', hours(least), hours(longest));
}
