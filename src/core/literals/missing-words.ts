/** Names of missing values in the source code of the supported languages and programs. */
export const missingNames: readonly string[] = [
  ...['NaN', 'nan', 'NAN', 'Nan', 'None', 'none', 'null', 'NULL', 'nil', 'NA', 'NA_real_'],
  ...['NA_integer_', 'NaT', 'missing', 'undefined', 'undef', 'Missing', 'Indeterminate', 'nothing'],
  ...['quiet_NaN', 'M_NAN'],
];

/**
 * Every spelling of a missing entry in a table or printout, in lower case: the names above, and what
 * pandas, Julia, masked arrays, spreadsheets and people write.
 */
export const missingWords: ReadonlySet<string> = new Set([
  ...missingNames.map((name) => name.toLowerCase()),
  ...['?', '<na>', 'n/a', '#n/a', '#na', 'n.a.', '--', '—', '–', '_', '#undef', '---', '□'],
]);
