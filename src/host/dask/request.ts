import * as v from 'valibot';

/** Where the tasks run. */
export type Scheduler =
  | {
      readonly address: string;
      /** Paths of the certificates for `tls://`. */
      readonly ca?: string | undefined;
      readonly cert?: string | undefined;
      readonly key?: string | undefined;
    }
  | { readonly workers: number }
  | { readonly configuration: true };

/** What the program is asked for, as JSON: its text describes each field. */
export interface DaskRequest {
  readonly path: string;
  readonly name?: string | undefined;
  readonly folder: string;
  readonly scheduler: Scheduler;
  readonly rank?: number | undefined;
  readonly error?: number | undefined;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A line of the program's progress. Lines of other kinds are only for its log. */
export const progressSchema = v.variant('kind', [
  v.object({
    kind: v.literal('progress'),
    stage: v.picklist(['connect', 'open', 'survey', 'search', 'measure', 'write']),
    done: count,
    total: count,
    pass: count,
    workers: v.array(v.object({ name: v.string(), memory: v.number(), limit: v.number() })),
  }),
  v.object({ kind: v.literal('values'), passes: count, worst: v.number() }),
  v.object({ kind: v.literal('problem'), code: v.string(), sentence: v.string() }),
  v.object({ kind: v.literal('done') }),
]);

export type ProgressLine = v.InferOutput<typeof progressSchema>;

/** The line, if it is one that is shown. */
export function progressIn(text: string): ProgressLine | undefined {
  try {
    const parsed = v.safeParse(progressSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    // The last line is not written to its end yet.
    return undefined;
  }
}

/** A rank, or an error in percent or as a share of the norm: `32`, `1 %`, `0.01`. */
export function wishIn(text: string): { rank: number } | { error: number } | undefined {
  const [, digits, percent] = /^\s*(\d*\.?\d+(?:e-?\d+)?)\s*(%?)\s*$/i.exec(text) ?? [];
  const value = Number(digits);
  if (digits === undefined || !(value > 0)) return undefined;
  if (percent === '' && Number.isInteger(value)) {
    return value <= 256 ? { rank: value } : undefined;
  }
  const error = percent === '%' ? value / 100 : value;
  return error < 1 ? { error } : undefined;
}

/** Whether what travels to this scheduler can be read by others on the way: plain TCP to another machine. */
export function isOpenToOthers(address: string): boolean {
  const [, scheme = 'tcp', host = ''] =
    /^(?:([a-z]+):\/\/)?(\[[^\]]*\]|[^:/]*)/i.exec(address) ?? [];
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(host);
  return scheme.toLowerCase() !== 'tls' && !isHere;
}
