import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { Entries } from '../entries.js';
import { evaluate } from '../expression.js';
import { cppGrammar } from '../grammar/c-family.js';
import { rearranged, type ArrayMethods } from '../nested/rearranged.js';
import { toDeclared, toMatrix } from '../nested/to-matrix.js';
import { operandOf } from '../noted.js';
import type { NestedList } from '../nested/types.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isSpaceCode, isWordCode, skipSpaceBack, skipTrivia } from '../text-scan.js';

/**
 * `m << 1, 2, 3, 4;`: Eigen's comma initializer (Eigen documentation, "Advanced initialization") and
 * OpenCV's `(cv::Mat_<double>(2, 2) << 1, 2, 3, 4)`, both row by row. The shape is searched for in the
 * matrix's declaration; if it is not found, the lines of the initializer are the rows.
 */
export const commaInitializerReader: Reader = {
  id: 'cpp-comma-initializer',
  next(text, from) {
    for (let i = text.indexOf('<<', from); i >= 0; i = text.indexOf('<<', i + 2)) {
      if (!'0123456789.-+('.includes(text[skipBlank(text, i + 2)] ?? 'x')) continue;
      const target = targetBefore(text, i);
      if (target && i - target.length - 1 >= from)
        return candidate(skipSpaceBack(text, i, 40) - target.length);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const shift = text.indexOf('<<', at);
    const target = shift < 0 ? undefined : targetBefore(text, shift);
    if (!target) return { resumeAt: at + 1 };
    return readEntries(text, at, shift + 2, target, options);
  },
};

const declarationReach = 3000;
/** How many occurrences of the name are checked when searching back for its declaration. */
const maxOccurrences = 40;
const madePattern =
  /(?:[\w:]{1,40}(?:<[\w\s:,]{1,40}>)?\s{0,4}\(\s{0,4}\d{1,6}\s{0,4},\s{0,4}\d{1,6}\s{0,4}\)|(?:Eigen::)?(?:Matrix|Array)(?:[2-9]|[2-9][2-9])[a-z]{1,2}\s{0,4}\(\s{0,4}\)|(?:Eigen::)?(?:Matrix|Array)<[\w\s:,]{1,60}>\s{0,4}\(\s{0,4}\))$/;

/** Names of streams that `<<` writes to. */
const streams = /^(?:cout|cerr|clog|wcout|wcerr|os|oss|ss|out|\w{0,20}[sS]tream)$/;

function skipBlank(text: string, at: number): number {
  let i = at;
  while (i < at + 200 && isSpaceCode(text.charCodeAt(i))) i++;
  return i;
}

/** The target before `<<`: a name, or a matrix constructed there with its shape. */
function targetBefore(text: string, shift: number): string | undefined {
  const end = skipSpaceBack(text, shift, 40);
  if (text.charCodeAt(end - 1) === 41) {
    return madePattern.exec(text.slice(Math.max(0, end - 120), end))?.[0];
  }
  let start = end;
  while (start > 0 && start > end - 61 && isWordCode(text.charCodeAt(start - 1))) start--;
  const name = /[A-Za-z_]\w*$/.exec(text.slice(start, end))?.[0];
  return name !== undefined && streams.test(name) ? undefined : name;
}

function readEntries(
  text: string,
  start: number,
  from: number,
  target: string,
  options: ReadOptions,
): Reading {
  const entries = new Entries();
  const lines: number[] = [];
  let strange: [number, number] | undefined;
  let end: number;
  for (let i = from; ;) {
    const at = skipTrivia(text, i, cppGrammar.comments);
    const isNewLine = text.slice(i, Math.min(at, i + 400)).includes('\n');
    if (isNewLine || lines.length === 0) lines.push(0);
    const { scalar, end: after } = evaluate(text, at, cppGrammar);
    // `std::cout << 1 << 2` writes to a stream.
    if (text.slice(at, after).includes('<<')) return { resumeAt: after };
    if (text.startsWith('<<', skipTrivia(text, after, cppGrammar.comments))) {
      return { resumeAt: Math.max(after, at + 1) };
    }
    if (!scalar || scalar.kind === 'complex') {
      strange = [at, Math.max(after, at + 1)];
      end = strange[1];
      break;
    }
    if (entries.length >= options.maxEntries) {
      const result = problems.tooLarge(options.maxEntries, start, after);
      return { resumeAt: after, found: { start, end: after, result, certainty: 'sure' } };
    }
    if (scalar.kind === 'missing') entries.pushMissing();
    else entries.push(scalar.value);
    lines[lines.length - 1]!++;
    end = after;
    const next = skipTrivia(text, after, cppGrammar.comments);
    if (text[next] !== ',') break;
    i = next + 1;
  }
  const sizes = shapeOf(text, start, target) ?? rowsByLine(lines);
  if (strange && entries.length === 0) return { resumeAt: end };
  const certainty = strange || !sizes || sizes[0] < 2 ? 'asked' : 'sure';
  const result = strange
    ? problems.notNumeric(1, entries.length + 1, text.slice(...strange), ...strange)
    : shapedBy(entries, sizes, start, end);
  const finished = /^\s{0,40}\)\s{0,40}\.finished\(\)/.exec(text.slice(end, end + 100));
  const stop = end + (finished?.[0].length ?? 0);
  const read: ReturnType<typeof rearranged> = finished
    ? rearranged(text, stop, result, eigenMethods)
    : { end, result };
  const { computing, result: made } = read;
  const told =
    computing !== undefined && made.ok ? success(operandOf(made.value, computing)) : made;
  const found = { start, end: read.end, result: told, certainty } as const;
  return { resumeAt: Math.max(end, read.end), found };
}

const eigenMethods: ArrayMethods = {
  comments: cppGrammar.comments,
  turning: /^transpose$/,
  harmless: /^(?:eval|matrix|array|cast)$/,
  arranging:
    /^(?:row|col|block|diagonal|asDiagonal|head|tail|segment|reverse|replicate|reshaped|adjoint|\w{1,12}(?:Rows|Cols|Corner)|triangularView|selfadjointView|colwise|rowwise)$/,
};

function shapedBy(
  entries: Entries,
  sizes: readonly [number, number] | undefined,
  start: number,
  end: number,
): Result<Matrix> {
  const list: NestedList = {
    end,
    closed: true,
    shape: [entries.length],
    entries,
    problem: undefined,
    numbers: entries.length,
    strange: 0,
    decimals: undefined,
    printed: false,
  };
  if (!sizes) return toMatrix(list, { start, end });
  return toDeclared(list, { start, declared: { sizes } }, end);
}

/** If all lines have the same length, they are the rows. */
function rowsByLine(lines: readonly number[]): [number, number] | undefined {
  const [cols] = lines;
  const isEven = cols !== undefined && lines.length > 1 && lines.every((count) => count === cols);
  return isEven ? [lines.length, cols] : undefined;
}

/** The shape in the target itself, or in an earlier declaration of it: `MatrixXd m(2, 3)`, `Matrix3d m`. */
function shapeOf(text: string, start: number, target: string): [number, number] | undefined {
  const own = /\(\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(target);
  if (own) return [Number(own[1]), Number(own[2])];
  const made =
    /(?:Matrix|Array)(?:(\d)(\d)?[a-z]{1,2}|<\s{0,4}[\w:]{1,20}\s{0,4},\s{0,4}(\d{1,6})\s{0,4},\s{0,4}(\d{1,6})[^<>]{0,40}>)\s{0,4}\(\s{0,4}\)$/.exec(
      target,
    );
  if (made) return [Number(made[1] ?? made[3]), Number(made[2] ?? made[1] ?? made[4])];
  const before = text.slice(Math.max(0, start - declarationReach), start);
  let i = before.length + 1;
  for (let looks = 0; looks < maxOccurrences && i > 0; looks++) {
    i = before.lastIndexOf(target, i - 1);
    if (i < 0) return undefined;
    if (/\w/.test(before[i - 1] ?? ' ') || /\w/.test(before[i + target.length] ?? ' ')) continue;
    const after =
      /^(?:\.resize|\.create)?\s{0,4}[({]\s{0,4}(\d{1,6})\s{0,4},\s{0,4}(\d{1,6})\s{0,4}[)}]/.exec(
        before.slice(i + target.length, i + target.length + 60),
      );
    if (after) return [Number(after[1]), Number(after[2])];
    const type =
      /(?:Matrix|Array)(?:(\d)[a-z]{1,2}|(\d)(\d)[a-z]|<\s{0,4}[\w:]{1,20}\s{0,4},\s{0,4}(\d{1,6})\s{0,4},\s{0,4}(\d{1,6})[^;<>]{0,40}>)\s{1,4}$/.exec(
        before.slice(Math.max(0, i - 80), i),
      );
    if (type) {
      const rows = Number(type[1] ?? type[2] ?? type[4]);
      return [rows, Number(type[1] ?? type[3] ?? type[5])];
    }
  }
  return undefined;
}
