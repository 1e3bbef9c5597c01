import * as v from 'valibot';
import { fillings } from '../../core/index.js';
import { ToolError } from './tool-error.js';

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const fromOne = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The ways to say which matrix is meant; package.json has the same fields as a JSON schema. */
const matrixFields = {
  /** The matrix itself, in the notation of any language. */
  text: v.optional(v.string()),
  /** The language id of `text`. */
  language: v.optional(v.string()),
  /** A path relative to the workspace, an absolute path, or a URI. */
  file: v.optional(v.string()),
  /** The line of a literal in a text, counted from 1. */
  line: v.optional(fromOne),
  /** The cell of a notebook that `line` is counted in, counted from 1. */
  cell: v.optional(fromOne),
  /** The name of an array in a file of arrays. */
  array: v.optional(v.string()),
  /** Indices of the other axes of an array with more than two, counted from 0. */
  slice: v.optional(v.array(index)),
  /** What replaces missing entries. */
  fill: v.optional(v.picklist(fillings)),
};

const matrixSchema = v.strictObject(matrixFields);

export type MatrixInput = v.InferOutput<typeof matrixSchema>;

/** Formats of files that a result can be written to. */
export const results = ['factors', 'approximation'] as const;

export const inputSchemas = {
  analyze: matrixSchema,
  approximate: v.strictObject({
    ...matrixFields,
    rank: v.optional(index),
    relativeError: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    result: v.optional(v.picklist(results)),
    saveTo: v.optional(v.string()),
    overwrite: v.optional(v.boolean()),
  }),
  compare: v.strictObject({
    first: matrixSchema,
    second: matrixSchema,
    rank: v.optional(fromOne),
  }),
} as const;

export type ToolName = keyof typeof inputSchemas;
export type InputOf<T extends ToolName> = v.InferOutput<(typeof inputSchemas)[T]>;

/**
 * The input of a tool.
 *
 * @throws {@link ToolError} that names the field, and says what it takes.
 */
export function checkInput<T extends ToolName>(tool: T, given: unknown): InputOf<T> {
  const parsed = v.safeParse(inputSchemas[tool], given);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  const where = path === null ? 'The input' : `"${path}"`;
  const fields = Object.keys(inputSchemas[tool].entries).join(', ');
  throw new ToolError(
    issue.type === 'strict_object' && issue.expected === 'never'
      ? `${where} is not an input of this tool. Its inputs are: ${fields}.`
      : `${where} must be ${expectedOf(issue)}, not ${issue.received}. The inputs of this tool are: ${fields}.`,
  );
}

function expectedOf({ type, requirement, expected }: v.BaseIssue<unknown>): string {
  const bound = typeof requirement === 'number' ? requirement : undefined;
  if (type === 'integer') return 'a whole number';
  if (type === 'min_value') return `${bound ?? 0} or more`;
  if (type === 'max_value') return `${bound ?? 0} or less`;
  if (type === 'picklist') return `one of ${expected ?? ''}`;
  return expected === null ? 'another value' : `of type ${expected.toLowerCase()}`;
}
