/**
 * As much of VS Code's API as the host's unit tests need: documents that are edited, closed, renamed and
 * deleted by the test, events as the editor fires them, and what was told to the person. The real editor
 * is tested under test/vscode and test/browser.
 */
export * from './disk.js';
export * from './documents.js';
export * from './events.js';
export * from './places.js';
export * from './window.js';
export * from './workspace.js';
