/** Colours and fonts of the editor's theme, read from the page when a chart is drawn. */
export interface ChartTheme {
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  readonly bar: string;
  readonly kept: string;
  readonly marker: string;
  /** Another matrix beside this one. */
  readonly other: string;
  /** Kept, but only rounding. */
  readonly noise: string;
  readonly font: string;
  readonly fontSize: number;
}

export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const color = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  return {
    text: color('--vscode-foreground', '#888'),
    faint: color('--vscode-descriptionForeground', '#888'),
    grid: color('--lens-grid', 'rgba(128,128,128,0.2)'),
    bar: color('--lens-dropped', '#8884'),
    kept: color('--vscode-charts-blue', '#3794ff'),
    noise: color('--vscode-disabledForeground', '#8888'),
    other: color('--vscode-charts-purple', '#b180d7'),
    marker: color('--vscode-charts-orange', '#d18616'),
    font: color('--vscode-font-family', 'sans-serif'),
    fontSize: 11,
  };
}
