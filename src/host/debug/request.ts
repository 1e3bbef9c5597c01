import * as v from 'valibot';

/** Sends a request of DAP. Rejects with a message for the user. */
export type Request = (command: string, args: Record<string, unknown>) => Promise<unknown>;

/** The answer to `evaluate`. */
export const evaluated = v.object({
  result: v.string(),
  type: v.optional(v.nullable(v.string())),
  variablesReference: v.optional(v.number()),
  memoryReference: v.optional(v.nullable(v.string())),
});

export type Evaluated = v.InferOutput<typeof evaluated>;
