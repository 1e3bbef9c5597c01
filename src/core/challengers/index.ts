export { challenge, challengeByTurn, challengerIds, uncontested } from './challenge.js';
export type { Challenger, Uncontested } from './challenge.js';
export { turnedError, type Turn } from './turned.js';
