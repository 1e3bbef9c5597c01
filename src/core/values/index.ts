/** Values of other programs: programs that describe and hand them over, and their answers. */
export { decodeBase64 } from './base64.js';
export { isCutAnswer, parseAnswer, type Answer } from './answer.js';
export { cppAnswers } from './cpp/answers.js';
export type { AskedForm, CppProgram } from './cpp/program.js';
export { elementBytes } from './element-bytes.js';
export { javascriptExpression } from './javascript/expression.js';
export { previewOf, type Preview } from './preview.js';
export type { ValueQuestion } from './question.js';
export { pythonExpression } from './python/expression.js';
export { valueCount, valueEntry, valueEntryBytes } from './value-entry.js';
