import * as vscode from 'vscode';
import {
  colorTable,
  makeScale,
  missingColorOf,
  rasterize,
  usualRange,
  type Matrix,
} from '../../core/index.js';

/** Cells along the longer side: an icon has 16 pixels. */
const mostCells = 8;
const side = 16;
const colorMap = 'viridis';

/** A heatmap of the matrix as an icon of 16 × 16 pixels; larger matrices are reduced as on the page. */
export function iconOf(matrix: Matrix): vscode.Uri {
  const { rows, cols } = matrix;
  const gridRows = Math.min(rows, mostCells);
  const gridCols = Math.min(cols, mostCells);
  // A matrix of one row is a thin line otherwise.
  const ratio = Math.min(3, Math.max(1 / 3, cols / rows));
  const width = ratio >= 1 ? side : Math.round(side * ratio);
  const height = ratio >= 1 ? Math.round(side / ratio) : side;
  const pixels = rasterize({
    ...matrix,
    viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
    width: gridCols,
    height: gridRows,
    scale: makeScale('linear', usualRange(matrix.data)),
    table: colorTable(colorMap),
    missingColor: missingColorOf(colorMap),
  });
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  let cells = '';
  for (let i = 0; i < gridRows; i++) {
    for (let j = 0; j < gridCols; j++) {
      const x = left + Math.round((j / gridCols) * width);
      const y = top + Math.round((i / gridRows) * height);
      const right = left + Math.round(((j + 1) / gridCols) * width);
      const bottom = top + Math.round(((i + 1) / gridRows) * height);
      const index = 4 * (i * gridCols + j);
      const color = `rgb(${pixels[index]!},${pixels[index + 1]!},${pixels[index + 2]!})`;
      cells += `<path fill="${color}" d="M${x} ${y}H${right}V${bottom}H${x}z"/>`;
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" shape-rendering="crispEdges">${cells}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
