/** What is unknown, as the languages and programs that are read name it in their source. */
export const missingNames: readonly string[] = [
  ...['NaN', 'nan', 'NAN', 'Nan', 'None', 'none', 'null', 'NULL', 'nil', 'NA', 'NA_real_'],
  ...['NA_integer_', 'NaT', 'missing', 'undefined', 'undef', 'Missing', 'Indeterminate', 'nothing'],
  ...['quiet_NaN', 'M_NAN'],
];

/**
 * Every spelling of an unknown entry in a table or printout, in small letters: the names above, and what
 * pandas, Julia, masked arrays, spreadsheets and people put there.
 */
export const missingWords: ReadonlySet<string> = new Set([
  ...missingNames.map((name) => name.toLowerCase()),
  ...['?', '<na>', 'n/a', '#n/a', '#na', 'n.a.', '--', '—', '–', '_', '#undef', '---', '□'],
]);
