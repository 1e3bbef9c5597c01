/**
 * What is wanted of a value: the first and the last (exclusive) entry, or a picture of at most so many blocks along each
 * side. Without a question, its description.
 */
export type ValueQuestion = readonly [number, number] | number;
