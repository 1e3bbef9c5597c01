export { analyseLeading, type MatrixReport } from './analyse.js';
export { leadingFactors, pickRank, type Approximated } from './approximate.js';
export { compareLeading, mostAngles, type ComparisonReport, type KnownLeading } from './compare.js';
export { fillings, type Filling } from './fill.js';
export { brief } from './numbers.js';
export { answerQuestion, type Answers, type QuestionKind, type Questions } from './question.js';
