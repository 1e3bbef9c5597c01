import { chartSvg, type SavedChart } from './chart-svg.js';
import type { NumbersTable } from './csv.js';
import { fileBase } from './file-base.js';
import type { PictureSource } from './save-actions.js';

/**
 * What the menu of a chart saves: the whole chart at the rank on screen, and its values.
 *
 * @param label name of the matrix, for the file name and the title.
 * @param file name of the chart in the name of the file.
 */
export function chartSource(
  label: string | undefined,
  file: string,
  chart: SavedChart,
): PictureSource {
  const { title, series } = chart;
  return {
    name: label === undefined ? title : `${label} ${title}`,
    file: fileBase(label, file),
    getPicture: () =>
      chartSvg(label === undefined ? chart : { ...chart, title: `${label}: ${title}` }),
    getNumbers: () => numbersOfChart(title, series),
  };
}

/** Two columns: the rank, and the value in full precision. */
function numbersOfChart(
  title: string,
  { first, values, xTitle, names }: SavedChart['series'],
): NumbersTable {
  return {
    rows: values.length,
    cols: 2,
    value: (i, j) => (j === 0 ? first + i : values[i]!),
    columnLabels: [xTitle, title],
    ...(names ? { rowLabels: names } : {}),
  };
}
