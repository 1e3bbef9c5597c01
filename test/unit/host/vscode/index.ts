/**
 * The part of VS Code's API that the host's unit tests need: documents that the test edits, closes, renames
 * and deletes; events like those of the editor; and the messages shown to the user. The real editor is
 * tested under test/vscode and test/browser.
 */
export * from './debug.js';
export * from './disk.js';
export * from './documents.js';
export * from './events.js';
export * from './places.js';
export * from './questions.js';
export * from './window.js';
export * from './workspace.js';
