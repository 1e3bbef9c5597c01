import { describe, expect, it } from 'vitest';
import { along, found, parsed, problem, rows } from './text/read.js';

describe('a table in a text is read where its call says how', () => {
  it.each([
    'pd.read_csv(StringIO("a,b\\n1,2\\n3,4"))',
    'df = pd.read_csv(io.StringIO("""\na b\n1 2\n3 4\n"""), sep=" ")',
    'pd.read_csv(StringIO("""1;2\n3;4"""), sep=";", header=None)',
    'pd.read_csv(StringIO("""\n,x,y\nr,1,2\ns,3,4\n"""), index_col=0)',
    'np.loadtxt(StringIO("1 2\\n3 4"))',
    'np.genfromtxt(StringIO("1,2\\n3,4"), delimiter=",")',
    "np.loadtxt(io.StringIO('''\n1\t2\n3\t4\n'''), delimiter='\\t')",
  ])('%j', (text) => {
    expect(rows(text, 'python')).toEqual(along);
    expect(found(text, 'python').map(([, what]) => what)).toEqual([along]);
  });

  it('with its names', () => {
    const text = 'pd.read_csv(StringIO("""\n,x,y\nr,1,2\ns,3,4\n"""), index_col=0)';
    const { rowLabels, columnLabels } = parsed(text, 'python');
    expect([rowLabels, columnLabels]).toEqual([
      ['r', 's'],
      ['x', 'y'],
    ]);
  });

  it.each([
    'pd.read_csv(StringIO("a,b\\n1,2\\n3,4"), usecols=[0])',
    'pd.read_csv(StringIO("a,b\\n1,2\\n3,4"), skiprows=1)',
    'np.loadtxt(StringIO("1 2\\n3 4"), dtype=complex)',
    'np.genfromtxt(StringIO("1,2\\n3,4"), delimiter=",", converters={0: f})',
    'np.loadtxt(StringIO("1 2\\n3 4"), unpack=True)',
    'np.loadtxt(StringIO("1 2\\n3 x"))',
    'np.loadtxt(StringIO("1 2\\n3"))',
    'pd.read_csv(StringIO("a,b\\n1%,2\\n3%,4"))',
    'np.loadtxt(StringIO("a 1 2\\nb 3 4"))',
    'pd.read_csv(StringIO("a;b\\n1,5;2\\n3,5;4"), sep=";")',
  ])('%s is a problem', (text) => {
    problem(text, 'python');
    expect(found(text, 'python').filter(([, what]) => typeof what !== 'string')).toEqual([]);
  });
});
