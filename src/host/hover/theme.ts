import * as vscode from 'vscode';

/** The colour to draw with: light ink on dark themes, dark ink on light ones. */
export type Ink = 'light' | 'dark';

export function isLight(): boolean {
  const { kind } = vscode.window.activeColorTheme;
  return kind === vscode.ColorThemeKind.Light || kind === vscode.ColorThemeKind.HighContrastLight;
}
