/**
 * The types that data frames and databases print under the names of their columns: Polars (`i64`, `str`),
 * DuckDB (`int64`, `varchar`), Julia (`Float64?`), SQL.
 */
const numeric =
  /^(?:u?int(?:eger)?\d{0,3}|[iuf]\d{1,3}|u?(?:big|small|tiny|huge)int|float\d{0,3}|double|real|bool(?:ean)?|decimal|numeric|number|null|missing|any)(?:[([{].{0,60}[)\]}])?\??$/i;
const other =
  /^(?:str(?:ing)?\d{0,3}|varchar|text|char|date\w{0,10}|time\w{0,20}|duration|interval|object|cat(?:egorical)?|categoricalv.{0,20}|enum|blob|binary|uuid|json|symbol)(?:[([{].{0,60}[)\]}])?\??$/i;
/** Each cell holds several values: Polars' `list[i64]` and `array[f64, 3]`, DuckDB's `double[]` and `struct(…)`. */
const several =
  /^(?:(?:list|struct|array|map)(?:[([{].{0,60}[)\]}])?|[a-z]\w{0,20}\[\d{0,9}\])\??$/i;

export type ColumnType = 'number' | 'text' | 'lists';

export function columnType(word: string): ColumnType | undefined {
  if (several.test(word)) return 'lists';
  if (numeric.test(word)) return 'number';
  return other.test(word) ? 'text' : undefined;
}
