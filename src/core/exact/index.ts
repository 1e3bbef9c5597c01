export { closedForm } from './closed-form.js';
export { printClosedLatex } from './print.js';
export { recipeOf, sidesByHand, type GramSide } from './recipe.js';
export { stepsLatex, stepsOf, type Piece, type Step, type StepId } from './steps.js';
export { surdText } from './surd.js';
