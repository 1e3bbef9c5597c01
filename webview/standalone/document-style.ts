/**
 * The style sheet of the page around the lens: its title, the note, and the text that the matrix comes from. It is written
 * into pages as text, and its classes are in html.ts.
 */
export const documentStyle = `
body {
  margin: 0;
  color: var(--vscode-foreground);
  background: var(--vscode-editor-background);
  font: var(--vscode-font-size) / 1.4 var(--vscode-font-family);
}

.lens-top,
.lens-note,
.lens-text,
.lens-foot,
.lens-still,
.lens-problem {
  box-sizing: border-box;
  max-width: 1400px;
  margin: 0 auto;
  padding: 0 16px;
}

.lens-top {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  align-items: baseline;
  padding-top: 16px;
}

.lens-top h1 {
  margin: 0;
  flex: 1 1 240px;
  font-size: 1.7em;
  overflow-wrap: anywhere;
}

.lens-top button {
  margin-left: 4px;
  padding: 3px 8px;
  color: var(--vscode-button-secondaryForeground);
  background: var(--vscode-button-secondaryBackground);
  border: 1px solid var(--vscode-button-border);
}

.lens-top button:hover {
  background: var(--vscode-button-secondaryHoverBackground, var(--vscode-button-secondaryBackground));
}

.lens-note {
  padding-top: 8px;
  line-height: 1.5;
  overflow-wrap: anywhere;
}

.lens-note > * {
  max-width: 46em;
  margin: 0 0 0.6em;
}

.lens-note :is(ul, ol) {
  padding-left: 1.6em;
}

.lens-note a,
.lens-foot a {
  color: var(--vscode-textLink-foreground);
}

.lens-note pre,
.lens-text pre {
  overflow-x: auto;
  padding: 8px 12px;
  border: 1px solid var(--lens-line, var(--vscode-widget-border));
  border-radius: 4px;
}

.lens-note code,
.lens-text pre {
  font-family: var(--vscode-editor-font-family);
}

.lens-text pre {
  max-height: 60vh;
  margin: 8px 0 0;
}

.lens-foot {
  padding-top: 12px;
  padding-bottom: 24px;
  color: var(--vscode-descriptionForeground);
}

.lens-still,
.lens-problem {
  padding-top: 12px;
}

.lens-still figure {
  display: inline-block;
  max-width: 31%;
  margin: 12px 2% 0 0;
  vertical-align: top;
}

.lens-still img {
  display: block;
  width: 320px;
  max-width: 100%;
  image-rendering: pixelated;
}

.lens-said {
  position: fixed;
  right: 16px;
  bottom: 16px;
  z-index: 10;
  max-width: min(420px, calc(100vw - 32px));
  padding: 8px 12px;
  color: var(--vscode-foreground);
  background: var(--vscode-editorWidget-background);
  border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border));
  border-radius: 4px;
  box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
}

.lens-said:empty {
  visibility: hidden;
}

@media (max-width: 460px) {
  .lens-still figure {
    max-width: 100%;
  }
}

/* The playground: what a visitor gives, and beside it the lens. */
@media (min-width: 1000px) {
  .lens-site {
    display: grid;
    grid-template-columns: 360px minmax(0, 1fr);
    max-width: 1700px;
    margin: 0 auto;
  }

  .lens-site + .lens-foot,
  .lens-top:has(~ .lens-site) {
    max-width: 1700px;
  }
}

/* Paper: what is on screen, without what only works on a screen. */
@media print {
  .lens-top div,
  .lens-said {
    display: none;
  }

  .lens-text pre {
    max-height: none;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  canvas,
  figure,
  table {
    break-inside: avoid;
  }
}
`;
