/** The colours of the page where no editor gives them: names of VS Code's theme variables, without `--vscode-`. */
export type ThemeName = 'light' | 'dark' | 'contrast' | 'contrastLight';

/** The class of the body that VS Code gives to its webviews in such a theme. */
export const themeClasses: Readonly<Record<ThemeName, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  contrast: 'vscode-high-contrast',
  contrastLight: 'vscode-high-contrast vscode-high-contrast-light',
};

type Colors = readonly [light: string, dark: string, contrast: string, contrastLight: string];

const clear = 'transparent';

/** Those that a page uses; what a theme leaves empty is not set there. */
const variables: Readonly<Record<string, Colors>> = {
  foreground: ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  descriptionForeground: ['#5a5a5a', '#9d9d9d', '#ffffffd0', '#292929'],
  errorForeground: ['#be1100', '#f85149', '#f48771', '#b5200d'],
  disabledForeground: ['#61616180', '#cccccc80', '#a5a5a5', '#7f7f7f'],
  'icon-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  focusBorder: ['#005fb8', '#0078d4', '#f38518', '#006bbd'],
  contrastBorder: ['', '', '#6fc3df', '#0f4a85'],
  contrastActiveBorder: ['', '', '#f38518', '#006bbd'],
  'editor-background': ['#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  'editorWidget-background': ['#f8f8f8', '#202020', '#0c141f', '#ffffff'],
  'editorWarning-foreground': ['#895503', '#cca700', '#ffd370', '#895503'],
  'widget-border': ['#e5e5e5', '#313131', '#6fc3df', '#0f4a85'],
  'widget-shadow': ['#00000029', '#0000005c', '', ''],
  'charts-blue': ['#1a85ff', '#3794ff', '#3794ff', '#1a85ff'],
  'charts-orange': ['#d18616', '#d18616', '#d18616', '#d18616'],
  'charts-green': ['#388a34', '#89d185', '#89d185', '#374e06'],
  'charts-purple': ['#652d90', '#b180d7', '#b180d7', '#652d90'],
  'charts-red': ['#e51400', '#f14c4c', '#f48771', '#b5200d'],
  'button-background': ['#005fb8', '#0078d4', '#000000', '#0f4a85'],
  'button-foreground': ['#ffffff', '#ffffff', '#ffffff', '#ffffff'],
  'button-hoverBackground': ['#0258a8', '#026ec1', '', ''],
  'button-border': ['#0000001a', '#ffffff12', '#6fc3df', '#0f4a85'],
  'button-secondaryBackground': ['#e5e5e5', '#313131', '#000000', '#ffffff'],
  'button-secondaryForeground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'button-secondaryHoverBackground': ['#cccccc', '#3c3c3c', '', ''],
  'dropdown-background': ['#ffffff', '#313131', '#000000', '#ffffff'],
  'dropdown-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'dropdown-border': ['#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  'input-background': ['#ffffff', '#313131', '#000000', '#ffffff'],
  'input-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'input-border': ['#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  'input-placeholderForeground': ['#767676', '#989898', '#ffffffb3', '#292929b3'],
  'inputOption-activeBackground': ['#bed6ed', '#2489db82', clear, clear],
  'inputOption-activeForeground': ['#000000', '#ffffff', '#ffffff', '#292929'],
  'inputOption-activeBorder': ['#005fb8', '#2488db', '#f38518', '#006bbd'],
  'inputValidation-warningBackground': ['#f6f5d2', '#352a05', '#000000', '#ffffff'],
  'inputValidation-warningForeground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'inputValidation-warningBorder': ['#b89500', '#b89500', '#6fc3df', '#0f4a85'],
  'inputValidation-errorBorder': ['#be1100', '#be1100', '#6fc3df', '#0f4a85'],
  'badge-background': ['#cccccc', '#616161', '#000000', '#0f4a85'],
  'badge-foreground': ['#3b3b3b', '#f8f8f8', '#ffffff', '#ffffff'],
  'progressBar-background': ['#005fb8', '#0078d4', '#6fc3df', '#0f4a85'],
  'list-hoverBackground': ['#f2f2f2', '#2a2d2e', '#ffffff1a', '#0f4a851a'],
  'list-activeSelectionBackground': ['#e8e8e8', '#04395e', '', ''],
  'list-activeSelectionForeground': ['#000000', '#ffffff', '#ffffff', '#292929'],
  'list-inactiveSelectionBackground': ['#e4e6f1', '#37373d', '', ''],
  'list-inactiveSelectionForeground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'list-focusOutline': ['#005fb8', '#0078d4', '#f38518', '#006bbd'],
  'list-warningForeground': ['#855f00', '#cca700', '#ffd370', '#895503'],
  'menu-background': ['#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  'menu-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'menu-border': ['#cecece', '#454545', '#6fc3df', '#0f4a85'],
  'menu-selectionBackground': ['#005fb8', '#0078d4', '', ''],
  'menu-selectionForeground': ['#ffffff', '#ffffff', '#ffffff', '#292929'],
  'menu-selectionBorder': ['', '', '#f38518', '#006bbd'],
  'textLink-foreground': ['#005fb8', '#4daafc', '#21a6ff', '#0f4a85'],
  'textLink-activeForeground': ['#005fb8', '#4daafc', '#21a6ff', '#0f4a85'],
  'toolbar-hoverBackground': ['#b8b8b850', '#5a5d5e50', '', ''],
  'toolbar-hoverOutline': ['', '', '#f38518', '#006bbd'],
  'panelTitle-activeForeground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'panelTitle-inactiveForeground': ['#5a5a5a', '#9d9d9d', '#ffffff', '#292929'],
  'panelTitle-activeBorder': ['#005fb8', '#0078d4', '#f38518', '#006bbd'],
};

const themeNames: readonly ThemeName[] = ['light', 'dark', 'contrast', 'contrastLight'];

function declarations(theme: ThemeName): string {
  const at = themeNames.indexOf(theme);
  const scheme = theme === 'dark' || theme === 'contrast' ? 'dark' : 'light';
  const set = Object.entries(variables).flatMap(([name, colors]) =>
    colors[at] ? [`--vscode-${name}:${colors[at]}`] : [],
  );
  return [`color-scheme:${scheme}`, ...set].join(';');
}

/**
 * The style sheet of the themes. The script of a page names one in `data-theme`; before it runs, and without it, the page
 * follows the reader's system.
 */
export function themesCss(): string {
  const fonts =
    "--vscode-font-family:system-ui,-apple-system,'Segoe UI',Ubuntu,'DejaVu Sans',sans-serif;--vscode-font-size:13px;--vscode-editor-font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace";
  const dark = declarations('dark');
  return [
    `:root{${fonts}}`,
    `:root,:root[data-theme=light]{${declarations('light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}`,
    ...themeNames.slice(1).map((name) => `:root[data-theme=${name}]{${declarations(name)}}`),
  ].join('\n');
}
