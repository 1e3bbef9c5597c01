import * as vscode from 'vscode';
import {
  formatCount,
  formatNumber,
  frobeniusNorm,
  readingLine,
  type HowRead,
  type Matrix,
} from '../../core/index.js';
import type { MatrixFacts, SpectrumFacts } from '../facts/facts.js';
import { hoverPicture } from './picture.js';
import type { Ink } from './theme.js';

const mostShown = 8;

/**
 * The Markdown of a hover: shape and rank, how the text was read, a picture, the singular values, how many of them
 * matter, and the norm.
 */
export function hoverText(matrix: Matrix, facts: MatrixFacts, ink: Ink): string {
  const { rows, cols } = matrix;
  const shape = `${formatCount(rows)}×${formatCount(cols)}`;
  const { spectrum } = facts;
  const rank = spectrum ? `, ${vscode.l10n.t('rank {0}', spectrum.rank)}` : '';
  const picture = hoverPicture(matrix, spectrum && shownValues(spectrum), ink);
  const image = `<img alt="${escapeAttribute(vscode.l10n.t('heatmap of the {0} matrix', shape))}" src="data:image/svg+xml;base64,${btoa(picture)}">`;
  return [
    `**${shape}${rank}**`,
    ...readingLines(matrix.reading),
    image,
    ...factLines(matrix, facts),
  ].join('\n\n');
}

/** A problem of a literal in words, as Markdown. */
export function problemText(message: string): string {
  return `$(warning) ${asText(message)}`;
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

/**
 * Below the numerical rank a value is rounding noise: the hover shows 0, the visualizer shows the digits.
 */
function shownValues({ s, tolerance }: SpectrumFacts): Float64Array {
  return s.map((sigma) => (sigma > tolerance ? sigma : 0));
}

function factLines(matrix: Matrix, { missing, spectrum, problem }: MatrixFacts): string[] {
  const { data } = matrix;
  if (missing > 0) {
    const share = formatNumber((100 * missing) / data.length, 3);
    return [
      vscode.l10n.t(
        '{0} of {1} entries are missing ({2} %).',
        formatCount(missing),
        formatCount(data.length),
        share,
      ),
    ];
  }
  if (problem !== undefined) return [problem];
  const norm = `‖M‖<sub>F</sub> = ${formatNumber(frobeniusNorm(data))}`;
  if (!spectrum) {
    return [`${norm}. ${vscode.l10n.t('The visualizer shows its singular values.')}`];
  }
  const { s, rank99, recommended } = spectrum;
  const first = Array.from(shownValues(spectrum).subarray(0, mostShown), (sigma) =>
    sigma === 0 ? '0' : formatNumber(sigma),
  );
  const more = s.length > mostShown ? `, … (${vscode.l10n.t('{0} in all', s.length)})` : '';
  return [
    `σ = ${first.join(', ')}${more}`,
    ...(rank99 === undefined || s.length < 2
      ? []
      : [vscode.l10n.t('99 % of the energy: k = {0} of {1}', rank99, s.length)]),
    norm,
    ...(recommended ? [asText(recommended.sentence)] : []),
  ];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' };

function escapeAttribute(text: string): string {
  return text.replace(/[&"<]/g, (character) => escapes[character] ?? character);
}
