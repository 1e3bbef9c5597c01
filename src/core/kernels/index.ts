export { bestBackend, type Backend } from './workspace.js';
