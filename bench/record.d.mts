export interface Measured {
  readonly name: string;
  readonly of?: Readonly<Record<string, string | number>>;
  readonly unit?: string;
  readonly values: readonly number[];
  readonly better?: 'less' | 'more';
  readonly against?: { readonly name: string; readonly values: readonly number[] };
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface Row {
  readonly name: string;
  readonly of: Readonly<Record<string, string | number>>;
  readonly unit: string;
  readonly runs: number;
  readonly median: number;
  readonly best: number;
  readonly to?: string;
  readonly ratio?: number;
  readonly more?: Readonly<Record<string, unknown>>;
}

export function median(values: readonly number[]): number;
export function row(measured: Measured): Row;
export function fileOf(
  folder: string,
  date: string,
  commit: string,
  exists?: (file: string) => boolean,
): string;
