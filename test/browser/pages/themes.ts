/** Variables of four themes of VS Code, as its webviews have them; those that the page of the weights uses. */
export const themes = {
  light: {
    kind: 'vscode-light',
    colors: `--vscode-foreground:#3b3b3b;--vscode-descriptionForeground:#3b3b3b;--vscode-errorForeground:#f85149;
--vscode-icon-foreground:#3b3b3b;--vscode-disabledForeground:#61616180;--vscode-focusBorder:#005fb8;
--vscode-editor-background:#ffffff;--vscode-widget-border:#e5e5e5;--vscode-charts-blue:#1a85ff;--vscode-charts-orange:#d18616;
--vscode-charts-green:#388a34;--vscode-charts-purple:#652d90;--vscode-button-background:#005fb8;--vscode-button-foreground:#ffffff;
--vscode-button-hoverBackground:#0258a8;--vscode-button-border:#0000001a;--vscode-button-secondaryBackground:#e5e5e5;
--vscode-button-secondaryForeground:#3b3b3b;--vscode-button-secondaryHoverBackground:#cccccc;--vscode-dropdown-background:#ffffff;
--vscode-dropdown-foreground:#3b3b3b;--vscode-dropdown-border:#cecece;--vscode-input-background:#ffffff;--vscode-input-foreground:#3b3b3b;
--vscode-input-border:#cecece;--vscode-input-placeholderForeground:#767676;--vscode-inputOption-activeBackground:#bed6ed;
--vscode-inputOption-activeForeground:#000000;--vscode-inputOption-activeBorder:#005fb8;--vscode-inputValidation-warningBackground:#f6f5d2;
--vscode-inputValidation-warningBorder:#b89500;--vscode-inputValidation-errorBorder:#be1100;--vscode-badge-background:#cccccc;
--vscode-badge-foreground:#3b3b3b;--vscode-progressBar-background:#005fb8;--vscode-list-hoverBackground:#f2f2f2;
--vscode-list-activeSelectionBackground:#e8e8e8;--vscode-list-activeSelectionForeground:#000000;
--vscode-list-inactiveSelectionBackground:#e4e6f1;--vscode-list-focusOutline:#005fb8;--vscode-menu-background:#ffffff;
--vscode-menu-foreground:#3b3b3b;--vscode-menu-border:#cecece;--vscode-menu-selectionBackground:#005fb8;
--vscode-menu-selectionForeground:#ffffff;--vscode-textLink-foreground:#005fb8;--vscode-textLink-activeForeground:#005fb8;
--vscode-toolbar-hoverBackground:#b8b8b850;--vscode-widget-shadow:#00000029;--vscode-editorWidget-background:#f8f8f8;
--vscode-keybindingTable-headerBackground:#3b3b3b0a;`,
  },
  dark: {
    kind: 'vscode-dark',
    colors: `--vscode-foreground:#cccccc;--vscode-descriptionForeground:#9d9d9d;--vscode-errorForeground:#f85149;
--vscode-icon-foreground:#cccccc;--vscode-disabledForeground:#cccccc80;--vscode-focusBorder:#0078d4;
--vscode-editor-background:#1f1f1f;--vscode-widget-border:#313131;--vscode-charts-blue:#3794ff;--vscode-charts-orange:#d18616;
--vscode-charts-green:#89d185;--vscode-charts-purple:#b180d7;--vscode-button-background:#0078d4;--vscode-button-foreground:#ffffff;
--vscode-button-hoverBackground:#026ec1;--vscode-button-border:#ffffff12;--vscode-button-secondaryBackground:#313131;
--vscode-button-secondaryForeground:#cccccc;--vscode-button-secondaryHoverBackground:#3c3c3c;--vscode-dropdown-background:#313131;
--vscode-dropdown-foreground:#cccccc;--vscode-dropdown-border:#3c3c3c;--vscode-input-background:#313131;--vscode-input-foreground:#cccccc;
--vscode-input-border:#3c3c3c;--vscode-input-placeholderForeground:#989898;--vscode-inputOption-activeBackground:#2489db82;
--vscode-inputOption-activeForeground:#ffffff;--vscode-inputOption-activeBorder:#2488db;--vscode-inputValidation-warningBackground:#352a05;
--vscode-inputValidation-warningBorder:#b89500;--vscode-inputValidation-errorBorder:#be1100;--vscode-badge-background:#616161;
--vscode-badge-foreground:#f8f8f8;--vscode-progressBar-background:#0078d4;--vscode-list-hoverBackground:#2a2d2e;
--vscode-list-activeSelectionBackground:#04395e;--vscode-list-activeSelectionForeground:#ffffff;
--vscode-list-inactiveSelectionBackground:#37373d;--vscode-list-focusOutline:#0078d4;--vscode-menu-background:#1f1f1f;
--vscode-menu-foreground:#cccccc;--vscode-menu-border:#454545;--vscode-menu-selectionBackground:#0078d4;
--vscode-menu-selectionForeground:#ffffff;--vscode-textLink-foreground:#4daafc;--vscode-textLink-activeForeground:#4daafc;
--vscode-toolbar-hoverBackground:#5a5d5e50;--vscode-widget-shadow:#0000005c;--vscode-editorWidget-background:#202020;
--vscode-keybindingTable-headerBackground:#cccccc0a;`,
  },
  contrast: {
    kind: 'vscode-high-contrast',
    colors: `--vscode-foreground:#ffffff;--vscode-descriptionForeground:#ffffffb3;--vscode-errorForeground:#f48771;
--vscode-icon-foreground:#ffffff;--vscode-disabledForeground:#a5a5a5;--vscode-focusBorder:#f38518;--vscode-contrastBorder:#6fc3df;
--vscode-contrastActiveBorder:#f38518;--vscode-editor-background:#000000;--vscode-widget-border:#6fc3df;--vscode-charts-blue:#3794ff;
--vscode-charts-orange:#d18616;--vscode-charts-green:#89d185;--vscode-charts-purple:#b180d7;--vscode-button-foreground:#ffffff;
--vscode-button-background:#000000;--vscode-button-border:#6fc3df;--vscode-button-secondaryForeground:#ffffff;
--vscode-button-secondaryBackground:#000000;--vscode-dropdown-background:#000000;--vscode-dropdown-foreground:#ffffff;
--vscode-dropdown-border:#6fc3df;--vscode-input-background:#000000;--vscode-input-foreground:#ffffff;--vscode-input-border:#6fc3df;
--vscode-input-placeholderForeground:#ffffffb3;--vscode-inputOption-activeBackground:#00000000;--vscode-inputOption-activeForeground:#ffffff;
--vscode-inputOption-activeBorder:#6fc3df;--vscode-inputValidation-warningBackground:#000000;--vscode-inputValidation-warningBorder:#6fc3df;
--vscode-inputValidation-errorBorder:#6fc3df;--vscode-badge-background:#000000;--vscode-badge-foreground:#ffffff;
--vscode-progressBar-background:#6fc3df;--vscode-list-hoverBackground:#ffffff1a;--vscode-list-focusOutline:#f38518;
--vscode-menu-background:#000000;--vscode-menu-foreground:#ffffff;--vscode-menu-border:#6fc3df;--vscode-menu-selectionBorder:#f38518;
--vscode-textLink-foreground:#21a6ff;--vscode-textLink-activeForeground:#21a6ff;--vscode-toolbar-hoverOutline:#f38518;
--vscode-editorWidget-background:#0c141f;`,
  },
  contrastLight: {
    kind: 'vscode-high-contrast vscode-high-contrast-light',
    colors: `--vscode-foreground:#292929;--vscode-descriptionForeground:rgba(41, 41, 41, 0.7);--vscode-errorForeground:#b5200d;
--vscode-icon-foreground:#292929;--vscode-disabledForeground:#7f7f7f;--vscode-focusBorder:#006bbd;
--vscode-editor-background:#ffffff;--vscode-widget-border:#0f4a85;--vscode-charts-blue:#1a85ff;
--vscode-charts-orange:#0f4a85;--vscode-charts-green:#374e06;--vscode-charts-purple:#652d90;
--vscode-button-background:#0f4a85;--vscode-button-foreground:#ffffff;--vscode-button-hoverBackground:#0f4a85;
--vscode-button-border:#0f4a85;--vscode-button-secondaryBackground:#ffffff;
--vscode-button-secondaryForeground:#292929;--vscode-dropdown-background:#ffffff;--vscode-dropdown-foreground:#292929;
--vscode-dropdown-border:#0f4a85;--vscode-input-background:#ffffff;--vscode-input-foreground:#292929;
--vscode-input-border:#0f4a85;--vscode-input-placeholderForeground:rgba(41, 41, 41, 0.7);
--vscode-inputOption-activeBackground:rgba(0, 0, 0, 0);--vscode-inputOption-activeForeground:#292929;
--vscode-inputOption-activeBorder:#0f4a85;--vscode-inputValidation-warningBackground:#ffffff;
--vscode-inputValidation-warningBorder:#0f4a85;--vscode-inputValidation-errorBorder:#0f4a85;
--vscode-badge-background:#0f4a85;--vscode-badge-foreground:#ffffff;--vscode-progressBar-background:#0f4a85;
--vscode-list-hoverBackground:rgba(15, 74, 133, 0.1);--vscode-list-activeSelectionBackground:rgba(15, 74, 133, 0.1);
--vscode-list-inactiveSelectionBackground:rgba(15, 74, 133, 0.1);--vscode-list-focusOutline:#006bbd;
--vscode-menu-background:#ffffff;--vscode-menu-foreground:#292929;--vscode-menu-border:#0f4a85;
--vscode-menu-selectionBackground:rgba(15, 74, 133, 0.1);--vscode-textLink-foreground:#0f4a85;
--vscode-textLink-activeForeground:#0f4a85;--vscode-editorWidget-background:#ffffff;--vscode-contrastBorder:#0f4a85;
--vscode-contrastActiveBorder:#006bbd;--vscode-menu-selectionBorder:#006bbd;--vscode-toolbar-hoverOutline:#006bbd;`,
  },
} as const;

export type ThemeName = keyof typeof themes;

export const fonts = `--vscode-font-family:system-ui,'DejaVu Sans',sans-serif;--vscode-font-size:13px;`;
