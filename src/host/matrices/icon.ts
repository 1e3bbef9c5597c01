import * as vscode from 'vscode';
import type { Matrix } from '../../core/index.js';
import { heatmapPaths, ratioOf } from '../thumbnail.js';

/** Cells along a side: an icon has 16 pixels. */
const mostCells = 8;
const side = 16;

/** A heatmap of the matrix as an icon of 16 × 16 pixels. */
export function iconOf(matrix: Matrix): vscode.Uri {
  const ratio = ratioOf(matrix);
  const width = ratio >= 1 ? side : Math.round(side * ratio);
  const height = ratio >= 1 ? Math.round(side / ratio) : side;
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  const cells = heatmapPaths(matrix, mostCells, { left, top, width, height });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" shape-rendering="crispEdges">${cells}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
