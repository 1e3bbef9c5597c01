import { plusMinus } from '../cell-number.js';
import { t } from '../../../texts.js';

/** A table cell whose number has a unit, a percent sign or an error beside it, like its whole column. */
export interface Styled {
  /** The number alone. */
  readonly source: string;
  /** `%`, `±`, or the unit as written. */
  readonly style: string;
  readonly divisor: number;
}

const quantity =
  /^\\(?:SI|qty|num)\s{0,4}(?:\[[^\]]{0,80}\])?\s{0,4}\{([^{}]{1,60})\}(?:\s{0,4}\{((?:[^{}]|\{[^{}]{0,40}\}){0,120})\})?$/;
const error =
  /^([^{}_&]{1,60}?)\s{0,8}(?:_\s{0,4}\{\s{0,4}(?:\\[a-z]{1,20}size\s{0,4})?)?(?:\\pm|±)\s{0,4}([\d.]{1,20})\s{0,4}\}?$/;
const percent = /^([^%\\]{1,60}?)(?:\s|\\,|~){0,4}\\%$/;
const emphasis = /^\\(?:textbf|mathbf|boldsymbol|bm|underline|textit|emph)\s{0,4}\{([^]*)\}$/;

/**
 * Measurements in a table: siunitx' `\SI{1.5}{\metre}` (its manual, "Units"), `0.91 \pm 0.01`, `$0.91_{\pm 0.01}$`,
 * `12\%`. undefined where a cell is none of these.
 */
export function styledCell(source: string): Styled | undefined {
  if (source.length > 240 || !/\\(?:SI|qty|num|pm|%)|±/.test(source)) return undefined;
  let bare = source.replaceAll('$', '').trim();
  for (let k = 0; k < 4; k++) bare = emphasis.exec(bare)?.[1]?.trim() ?? bare;
  const measured = quantity.exec(bare);
  const uncertain = error.exec(measured?.[1] ?? bare);
  if (uncertain) return { source: uncertain[1]!, style: plusMinus, divisor: 1 };
  if (measured) {
    const [, number = '', unit] = measured;
    return unit === undefined ? undefined : { source: number, style: unit.trim(), divisor: 1 };
  }
  const share = percent.exec(bare);
  return share ? { source: share[1]!, style: '%', divisor: 100 } : undefined;
}

/** Notes on how the columns were read, from their styles. */
export function styleNotes(styles: ReadonlyMap<number, string>): string[] {
  const used = [...new Set(styles.values())].filter((style) => style !== '');
  return used.map((style) => {
    if (style === '%') return t('percent divided by 100');
    return style === plusMinus ? t('without the errors behind ±') : t('in {0}', style);
  });
}
