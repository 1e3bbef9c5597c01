/** One part of the prefix that a logging program puts before a message. */
interface Part {
  /** Parts with equal keys are the same: names as written, times only by their kind. */
  readonly key: string;
  /** It cannot be the beginning of a message. */
  readonly isSure: boolean;
  /** It is only a time, which may also be the first column of a table. */
  readonly isTime: boolean;
  readonly end: number;
}

const fraction = String.raw`(?:[.,]\d{1,9})?`;
const clock = String.raw`\d{1,2}:\d\d:\d\d${fraction}`;
const date = String.raw`\d{4}[-/.]\d\d[-/.]\d\d`;
const zone = String.raw`(?:Z|[ ]?[+-]\d\d:?\d\d)?`;
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
/** ISO 8601, Go's log package, syslog (RFC 3164), logcat, and a time of day alone. */
const time = String.raw`(?:${date}[T ]${clock}${zone}|${month} [ \d]\d ${clock}|\d\d-\d\d ${clock}|${clock})`;
const level =
  '(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL|SEVERE|VERBOSE|PANIC|LOG)';
const name = String.raw`[A-Za-z_][\w.<>$/-]{0,80}`;

const times = new RegExp(time, 'g');

/** Patterns for the first part, and for later parts; each with `isSure` and `isTime`. */
const first: readonly (readonly [RegExp, boolean, boolean])[] = [
  // glog: `I0501 12:00:01.123456  1234 file.cc:12] `.
  [
    new RegExp(String.raw`[IWEF]\d{4} ${clock} {1,8}\d{1,8} [\w./-]{1,80}:\d{1,6}\]`, 'y'),
    true,
    false,
  ],
  [new RegExp(String.raw`${time}(?=[\s\]:,|-])`, 'y'), true, true],
  // `[INFO]`, `[ WARN]`, `[worker-1]:`, `[12:00:01]`, `[2024-05-01T12:00:01Z INFO  app]`; not a list of
  // numbers.
  [
    new RegExp(
      String.raw`\[(?!(?:nan|inf|infinity|na|null|none|true|false|x)\])(?:${name}(?::\d{1,6})?|[ ]?${time}[^[\]\n]{0,80}|${level}[ ]{1,4}${name}|[ ]{1,4}${level})[ ]{0,8}\]:?(?=\s)`,
      'iy',
    ),
    true,
    false,
  ],
  // Open MPI's --tag-output, Ray.
  [/\[\d{1,6},\d{1,6}\]<std(?:out|err)>:/y, true, false],
  [/\((?:[\w.]{1,40} )?pid=\d{1,9}(?:, ip=[\d.]{1,40})?\)/y, true, false],
  // Python's basicConfig: `INFO:root:`.
  [new RegExp(`${level}:${name}:`, 'y'), true, false],
  [new RegExp(`${level}(?=[:\\s|-])`, 'y'), true, false],
  // Docker Compose: `worker-1  | `.
  [/[A-Za-z][\w.-]{0,60} {1,40}\|(?= )(?![^\n]{0,400}\|)/y, true, false],
];

const later: readonly (readonly [RegExp, boolean, boolean])[] = [
  ...first.slice(0, -1),
  // An epoch in brackets, a thread's number, a place in the source code.
  [/\[\d{9,12}(?:\.\d{1,9})?\]:?/y, false, false],
  [/\d{1,8}(?= ---)/y, false, false],
  [/\d{1,7} {1,4}\d{1,7} [VDIWEF] [\w.]{1,60} {0,8}:/y, false, false],
  [/[\w./-]{1,80}:\d{1,6}:(?= )/y, false, false],
  [new RegExp(String.raw`[\w.-]{1,60} [\w./-]{1,60}(?:\[\d{1,8}\])?:(?= )`, 'y'), false, false],
  [
    new RegExp(String.raw`(?:${name}|__main__):[\w<>]{1,60}(?::\d{1,6})?(?= (?:-|\|) )`, 'y'),
    false,
    false,
  ],
  [new RegExp(String.raw`${name}(?= {1,40}(?:-|\||:) )`, 'y'), false, false],
  [/(?:---?|-|\||:)(?= )/y, false, false],
  [/:(?=\s)/y, false, false],
];

/** The parts before the message, in the line from `at` to `end`. */
export function logParts(text: string, at: number, end: number): Part[] {
  const parts: Part[] = [];
  for (let i = at; parts.length < maxParts;) {
    while (i < end && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i++;
    const part = partAt(text, i, parts.length === 0 ? first : later);
    if (!part || part.end > end) break;
    parts.push(part);
    i = part.end;
  }
  return parts;
}

const maxParts = 12;

function partAt(
  text: string,
  at: number,
  kinds: readonly (readonly [RegExp, boolean, boolean])[],
): Part | undefined {
  for (const [pattern, isSure, isTime] of kinds) {
    pattern.lastIndex = at;
    if (!pattern.test(text)) continue;
    const end = pattern.lastIndex;
    const key = text
      .slice(at, end)
      .replace(times, 'T')
      .replace(/\d{9,12}\.\d{1,9}/g, 'T');
    return { key, isSure, isTime, end };
  }
  return undefined;
}

/** The number of leading parts that two lines have in common. */
export function inCommon(a: readonly Part[], b: readonly Part[]): number {
  let k = 0;
  while (k < a.length && k < b.length && a[k]!.key === b[k]!.key) k++;
  return k;
}

export type { Part as LogPart };
