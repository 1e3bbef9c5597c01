import { readFileSync } from 'node:fs';
import { languages as known } from '../../../src/core/literals/index.js';

/** Texts to start from: the reference cases, and texts that are difficult for readers. */
export interface Seed {
  readonly language: string;
  readonly text: string;
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/cases/literals.json', import.meta.url), 'utf8'),
) as Seed[];

export const seeds: readonly Seed[] = [
  ...cases.map(({ language, text }) => ({ language, text })),
  ...known.flatMap(({ ids, samples }) => samples.map(([text]) => ({ language: ids[0], text }))),
  { language: 'rust', text: 'let m = matrix![1.0, 2.0; 3.0, f64::NAN]; [[0.5; 3]; 2]' },
  { language: 'rust', text: 'DMatrix::from_row_slice(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])' },
  {
    language: 'r',
    text: 'm <- rbind(a = c(1, NA), b = rep(2, 2)); t(matrix(1:6, 2, dimnames = NULL))',
  },
  {
    language: 'fortran',
    text: 'a = reshape((/ 1d0, 2.5_dp, &\n & 3., 1/3 /), shape=[2, 2], order=[2, 1])',
  },
  {
    language: 'csharp',
    text: 'var m = new double[][] { new double[] { 1, 2 }, new[] { 3.0, 4m } };',
  },
  { language: 'java', text: 'List.of(List.of(1, 2), List.of(3, (int) 4.5))' },
  { language: 'matlab', text: "[eye(2), [5;6]; magic(3)(1,:) ]' + diag([1:3 4], 1)" },
  {
    language: 'julia',
    text: 'Float64[1; 2;; 3; 4//3]; [2π 1:3; "a" missing]; reshape([1,2], 1, 2)',
  },
  {
    language: 'javascript',
    text: 'tf.tensor2d([1, , 3, 0x1f], [2, 2]); math.matrix([[1n, 2], [3, 4]])',
  },
  {
    language: 'cpp',
    text: '(cv::Mat_<double>(2,2) << 1, 2, std::sqrt(3.), (float)4); int a[][2] = {{1}, 2};',
  },
  { language: 'ruby', text: 'm = Matrix[[1, 2r], [1/3, nil]].t; [[1, 2], [3, 4]].map(&:sum)' },
  { language: 'fsharp', text: 'let m = array2D [[1.0; 2.0]\n [3.0; (* x *) 4.0]]' },
  { language: 'haskell', text: 'm = (2><2) [1, 2, 3, 4]; fromLists [[1, 2], [3, 4]]' },
  { language: 'kotlin', text: 'arrayOf(doubleArrayOf(1.0, 2.0), listOf<Double>(3f, 4L))' },
  {
    language: 'scala',
    text: 'Array(Array(1.0, 2.0), Vector(3, 4)); DenseMatrix((1, 2), (3, 4)).t',
  },
  { language: 'php', text: '$a = array(array(1, 2), [3, 4]); $b[[1, 2]]' },
  { language: 'perl', text: 'my @a = ([1, 2], [3, undef]);' },
  { language: 'lua', text: 'm = {{1, 2}, {3, -- x\n 4},}' },
  {
    language: 'latex',
    text: '\\begin{tabular}{lrr}\\toprule \\textbf{n} & x & $y$ \\\\ \\midrule a & 1 & -- \\\\ b & 3 & 4 \\end{tabular}',
  },
  { language: 'typst', text: '$ mat(1, 2; 3, 4; delim: "[") $' },
  { language: 'python', text: "np.matrix('1 2; 3 4').T; np.array([1, 2]).reshape(-1, 1)" },
  { language: 'python', text: 'np.zeros((2, 3)); np.full((1, 2), -1.5).T; torch.eye(2)' },
  {
    language: 'python',
    text: "<Compressed Sparse Row sparse matrix of dtype 'float64'\n\twith 2 stored elements and shape (3, 4)>\n  Coords\tValues\n  (0, 1)\t3.0\n  (1, 0)\t4.5",
  },
  { language: 'python', text: 'where\na    1.0\nb    NaN\nName: x, Length: 2, dtype: float64' },
  {
    language: 'matlab',
    text: 'T =\n\n  2×2 table\n\n           Age    Weight\n           ___    ______\n\n    Ann    38      176  \n    Bob    43      163  \n',
  },
  {
    language: 'julia',
    text: '2×2 DataFrame\n Row │ a      b       \n     │ Int64  Float64 \n─────┼────────────────\n   1 │     1      2.5\n   2 │     5  missing \n',
  },
];

export const languages: readonly string[] = [
  ...new Set([...seeds.map((seed) => seed.language), 'octave', 'c', 'jsonc', 'no-such-language']),
];

const pieces = [
  ...Array.from('[](){};,.:\'"`|&\\#%!?-+*/^=<>~@$_ \n\t0123456789eEdDijxnN'),
  ...['[[', ']]', '...', '…', '--', '/*', '*/', '(/', '/)', '\\begin{bmatrix}', '\\end{bmatrix}'],
  ...[
    'np.array(',
    'matrix(',
    'reshape(',
    'NaN',
    'None',
    'Inf',
    '1e309',
    '1e-400',
    '0x',
    '−',
    '\u0000',
  ],
  ...[
    '999999999999999999999',
    'zeros(1e9)',
    '[0; 1e9]',
    'rep(1, 1e9)',
    '1:1e9',
    '\ud800',
    '⎡',
    '×',
  ],
];

/** A seeded pseudo-random generator (Marsaglia's xorshift32), so that failures can be repeated. */
export function generator(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A variation of the seeds: pieces inserted, deleted, doubled or moved, or two seeds joined. */
export function mutant(random: (below: number) => number): Seed {
  const base = seeds[random(seeds.length)]!;
  let { text } = base;
  for (let step = random(6); step >= 0; step--) {
    const at = random(text.length + 1);
    const length = random(12);
    const kind = random(6);
    if (kind === 0) text = text.slice(0, at) + text.slice(at + length);
    else if (kind === 1)
      text = text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at);
    else if (kind === 2) text = text.slice(at) + text.slice(0, at);
    else if (kind === 3) {
      const other = seeds[random(seeds.length)]!.text;
      text = text.slice(0, at) + other.slice(random(other.length)) + text.slice(at + length);
    } else text = text.slice(0, at) + pieces[random(pieces.length)]! + text.slice(at);
  }
  const language = random(4) === 0 ? languages[random(languages.length)]! : base.language;
  return { language, text: text.slice(0, 4000) };
}
