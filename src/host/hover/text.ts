import * as vscode from 'vscode';
import {
  formatCount,
  formatNumber,
  frobeniusNorm,
  numericalThreshold,
  readingLine,
  recommendRank,
  singularValues,
  type HowRead,
  type Matrix,
} from '../../core/index.js';
import { hoverPicture } from './picture.js';
import type { Ink } from './theme.js';

export interface HoverOptions {
  /** Larger matrices show no singular values, because a hover must not make the editor wait. */
  readonly maxEntries: number;
  readonly ink: Ink;
}

const mostShown = 8;

/** The Markdown of a hover: shape and rank, a picture, the singular values and the norm. */
export function hoverText(matrix: Matrix, options: HoverOptions): string {
  const { rows, cols } = matrix;
  const shape = `${formatCount(rows)}×${formatCount(cols)}`;
  const unknown = matrix.missing?.reduce((sum, flag) => sum + flag, 0) ?? 0;
  const facts = spectrumFacts(matrix, unknown, options.maxEntries);
  const picture = hoverPicture(matrix, facts.s, options.ink);
  const image = `<img alt="${escapeAttribute(vscode.l10n.t('heatmap of the {0} matrix', shape))}" src="data:image/svg+xml;base64,${btoa(picture)}">`;
  return [`**${shape}${facts.rank}**`, ...readingLines(matrix.reading), image, ...facts.lines].join(
    '\n\n',
  );
}

/** How the text was read, and the doubts about it. */
function readingLines(reading: HowRead | undefined): string[] {
  if (!reading) return [];
  const line = asText(readingLine(reading));
  return reading.doubt === undefined ? [line] : [line, `$(warning) ${asText(reading.doubt)}`];
}

/** Text that may come from the document, as Markdown that shows it unchanged. */
function asText(words: string): string {
  return words.replace(/[\\`*_{}[\]()#+\-.!|<>&~$]/g, '\\$&').replace(/\s+/g, ' ');
}

interface SpectrumFacts {
  readonly rank: string;
  readonly lines: readonly string[];
  readonly s?: Float64Array;
}

function spectrumFacts(matrix: Matrix, unknown: number, maxEntries: number): SpectrumFacts {
  const { rows, cols, data } = matrix;
  if (unknown > 0) {
    const share = formatNumber((100 * unknown) / data.length, 3);
    return {
      rank: '',
      lines: [
        vscode.l10n.t(
          '{0} of {1} entries are missing ({2} %).',
          formatCount(unknown),
          formatCount(data.length),
          share,
        ),
      ],
    };
  }
  if (data.length > maxEntries) {
    return {
      rank: '',
      lines: [
        `‖M‖<sub>F</sub> = ${formatNumber(frobeniusNorm(data))}. ${vscode.l10n.t('The visualizer shows its singular values.')}`,
      ],
    };
  }
  const result = singularValues(matrix);
  if (!result.ok) return { rank: '', lines: [result.problem.message] };
  const s = result.value;
  const tolerance = numericalThreshold(s, rows, cols);
  const rank = s.reduce((count, sigma) => count + (sigma > tolerance ? 1 : 0), 0);
  // Below the numerical rank a value is rounding noise: the hover shows 0, the visualizer shows the
  // digits.
  const shown = Array.from(s.subarray(0, mostShown), (sigma) =>
    sigma > tolerance ? formatNumber(sigma) : '0',
  );
  const more = s.length > mostShown ? `, … (${vscode.l10n.t('{0} in all', s.length)})` : '';
  return {
    rank: `, ${vscode.l10n.t('rank {0}', rank)}`,
    lines: [
      `σ = ${shown.join(', ')}${more}`,
      `‖M‖<sub>F</sub> = ${formatNumber(frobeniusNorm(data))}`,
      ...recommendation(matrix, s),
    ],
    s: s.map((sigma) => (sigma > tolerance ? sigma : 0)),
  };
}

/** The rank that the rules recommend; none if only the ranks 0 and 1 are possible. */
function recommendation({ rows, cols, printedDecimals }: Matrix, s: Float64Array): string[] {
  if (s.length < 2) return [];
  const result = recommendRank(s, rows, cols, {
    ...(printedDecimals === undefined ? {} : { printedDecimals }),
  });
  return result.ok ? [asText(result.value.sentence)] : [];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' };

function escapeAttribute(text: string): string {
  return text.replace(/[&"<]/g, (character) => escapes[character] ?? character);
}
