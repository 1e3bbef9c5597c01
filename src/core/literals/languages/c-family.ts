import { armadilloReader } from '../braces/armadillo.js';
import { commaInitializerReader } from '../braces/comma-initializer.js';
import { rowsByLineReader } from '../braces/rows-by-line.js';
import { cppReader, csharpReader, goReader, javaReader } from '../braces/readers.js';
import { constructorReader } from '../constructors/stated-shapes.js';
import { cppGrammar, csharpGrammar, goGrammar, javaGrammar } from '../grammar/c-family.js';
import {
  assignC,
  assignCsharp,
  assignGo,
  assignJava,
  printC,
  printCsharp,
  printGo,
  printJava,
} from '../print/braces.js';
import { slashes, type Language } from './language.js';

export const c: Language = {
  ids: ['c', 'objective-c'],
  aliases: ['h', 'objc'],
  name: 'C',
  comments: slashes,
  quotes: ['"', "'"],
  readers: [constructorReader('c', cppGrammar), cppReader, rowsByLineReader('c', cppGrammar)],
  reads: 'initialisers with their declared shape',
  print: printC,
  assign: assignC,
  samples: [['double a[2][3] = {{1}, {2, 3}};', 2, 3, [1, 0, 0, 2, 3, 0]]],
};

export const cpp: Language = {
  ...c,
  ids: ['cpp', 'cuda-cpp', 'objective-cpp'],
  aliases: ['cc', 'cxx', 'hpp', 'cuda', 'cu', 'arduino'],
  name: 'C++',
  readers: [
    constructorReader('cpp', cppGrammar),
    armadilloReader,
    commaInitializerReader,
    cppReader,
    rowsByLineReader('cpp', cppGrammar),
  ],
  reads: 'initialisers, `std::vector`, `std::array`, Eigen’s `<<`, `cv::Mat_`',
  samples: [
    ['std::vector<std::vector<double>> a{{1, 2}, {3, 4.5}};', 2, 2, [1, 2, 3, 4.5]],
    ['Eigen::Matrix2d m;\nm << 1, 2,\n     3, 4.5;', 2, 2, [1, 2, 3, 4.5]],
  ],
};

export const java: Language = {
  ids: ['java'],
  name: 'Java',
  comments: slashes,
  quotes: ['"""', '"', "'"],
  readers: [
    constructorReader('java', javaGrammar),
    javaReader,
    rowsByLineReader('java', javaGrammar),
  ],
  reads: 'arrays of arrays, `List.of`, `Arrays.asList`',
  print: printJava,
  assign: assignJava,
  samples: [['double[][] a = {{1, 2}, {3, 4.5}};', 2, 2, [1, 2, 3, 4.5]]],
};

export const csharp: Language = {
  ids: ['csharp'],
  aliases: ['cs'],
  name: 'C#',
  comments: slashes,
  quotes: ['"""', '"', "'"],
  readers: [
    constructorReader('csharp', csharpGrammar),
    csharpReader,
    rowsByLineReader('csharp', csharpGrammar),
  ],
  reads: 'rectangular and jagged arrays, collection expressions',
  print: printCsharp,
  assign: assignCsharp,
  samples: [['var a = new double[,] { { 1, 2 }, { 3, 4.5 } };', 2, 2, [1, 2, 3, 4.5]]],
};

export const go: Language = {
  ids: ['go'],
  aliases: ['golang'],
  name: 'Go',
  comments: slashes,
  quotes: ['"', "'", '`'],
  readers: [constructorReader('go', goGrammar), goReader, rowsByLineReader('go', goGrammar)],
  reads: 'composite literals, Gonum’s `NewDense`',
  print: printGo,
  assign: assignGo,
  samples: [['a := [][]float64{{1, 2}, {3, 4.5}}', 2, 2, [1, 2, 3, 4.5]]],
};
