import { describe, expect, it } from 'vitest';
import { parsed } from './text/read.js';

describe('a list says whose it is', () => {
  it.each([
    ['python', '[[1, 2], [3, 4]]', 'Python list'],
    ['python', 'A = ((1, 2), (3, 4))', 'Python list'],
    ['python', 'np.array([[1, 2], [3, 4]])', 'NumPy array'],
    ['python', 'x = numpy.asarray([[1, 2], [3, 4]]).T', 'NumPy array'],
    ['python', "np.matrix('1 2; 3 4')", 'NumPy matrix'],
    ['python', 'np.c_[[1, 2], [3, 4]]', 'NumPy array'],
    ['python', 'torch.tensor([[1., 2.], [3., 4.]])', 'PyTorch tensor'],
    ['python', 'tf.constant([[1, 2], [3, 4]])', 'TensorFlow tensor'],
    ['python', 'jnp.array([[1, 2], [3, 4]])', 'JAX array'],
    ['python', 'Matrix([[1, 2], [3, 4]])', 'SymPy matrix'],
    ['python', 'sp.Matrix(2, 2, [1, 2, 3, 4])', 'SymPy matrix'],
    ['python', 'pd.DataFrame([[1, 2], [3, 4]], columns=["a", "b"])', 'pandas DataFrame'],
    ['python', 'scipy.sparse.csr_matrix([[1, 0], [0, 4]])', 'SciPy sparse matrix'],
    ['python', 'array([[1., 2.],\n       [3., 4.]])', 'NumPy printout'],
    ['python', '[[1 2]\n [3 4]]', 'NumPy printout'],
    ['python', '[[1]\n [-2]]', 'NumPy printout'],
    ['python', 'tensor([[1., 2.],\n        [3., 4.]])', 'PyTorch printout'],
    ['python', 'Array([[1., 2.],\n       [3., 4.]], dtype=float32)', 'JAX printout'],
    ['python', 'np.linalg.inv([[1, 2], [3, 4]])', 'Python list'],
    ['plaintext', '[[1, 2], [3, 4]]', 'list of lists'],
    ['plaintext', 'A = [[1 2]\n [3 4]]', 'NumPy printout'],
    ['plaintext', 'np.array([[1, 2], [3, 4]])', 'NumPy array'],
    ['markdown', 'as in [[1, 2], [3, 4]] here', 'list of lists'],
    ['javascript', 'const A = [[1, 2], [3, 4]]', 'JavaScript array'],
    ['typescript', 'tf.tensor2d([[1, 2], [3, 4]])', 'TensorFlow.js tensor'],
    ['javascript', 'math.matrix([[1, 2], [3, 4]])', 'math.js matrix'],
    ['javascript', 'new Matrix([[1, 2], [3, 4]])', 'ml-matrix Matrix'],
    ['java', 'double[][] a = {{1, 2}, {3, 4}};', 'Java'],
    ['matlab', '[1 2; 3 4]', 'MATLAB'],
  ])('%s %s is a %s', (language, text, notation) => {
    expect(parsed(text, language).reading?.notation).toBe(notation);
  });
});
