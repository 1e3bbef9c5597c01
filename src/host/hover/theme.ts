import * as vscode from 'vscode';

/** The drawing colour: light on dark themes, dark on light ones. */
export type Ink = 'light' | 'dark';

export function isLight(): boolean {
  const { kind } = vscode.window.activeColorTheme;
  return kind === vscode.ColorThemeKind.Light || kind === vscode.ColorThemeKind.HighContrastLight;
}
