import { constructorReader } from '../constructors/stated-shapes.js';
import { pythonRecordsReader } from '../data/records/index.js';
import { pythonGrammar } from '../grammar/python.js';
import { equals } from '../print/assign.js';
import { printNumpy } from '../print/lists.js';
import { filledReader } from '../python/filled.js';
import { matrixStringReader } from '../python/matrix-string.js';
import {
  pythonFrameReader,
  pythonIndexTricksReader,
  pythonReader,
} from '../python/python-lists.js';
import { fromStringReader } from '../python/from-string.js';
import { stringTableReader } from '../python/string-table.js';
import { hash, type Language } from './language.js';

export const python: Language = {
  ids: ['python'],
  aliases: ['python3', 'ipython', 'ipython3', 'pycon', 'py3', 'doctest', 'sage'],
  name: 'Python',
  extensions: ['py', 'pyi'],
  comments: hash,
  quotes: ['"""', "'''", '"', "'"],
  bracesHoldValues: true,
  printouts: true,
  readers: [
    constructorReader('python', pythonGrammar),
    matrixStringReader,
    filledReader,
    stringTableReader,
    fromStringReader,
    pythonIndexTricksReader,
    pythonFrameReader,
    pythonRecordsReader,
    pythonReader,
  ],
  reads:
    "lists, tuples, `np.array`, `np.matrix('1 2; 3 4')`, `torch.tensor`, `tf.constant`, `sympy.Matrix`, `jnp`; `pd.DataFrame({…})`, `[[0] * 3] * 2`; when asked `np.zeros`, `ones`, `full`, `eye`",
  print: printNumpy,
  assign: equals,
  samples: [
    ['A = np.array([[1, 2], [3, 4.5]])', 2, 2, [1, 2, 3, 4.5]],
    ['tensor([[ 0.5000, -1.0000],\n        [ 2.0000,  3.2500]])', 2, 2, [0.5, -1, 2, 3.25]],
  ],
};
