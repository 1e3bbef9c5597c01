import { bracketRowsReader } from '../nested/bracket-rows.js';
import { printedGroupsReader } from '../constructors/printed-groups.js';
import type { Reader } from '../reader.js';
import { dashesReader } from '../boxes/dashes.js';
import { mataReader } from '../boxes/mata.js';
import { boxReader } from '../boxes/box-tables.js';
import { stataListReader } from '../boxes/stata-list.js';
import { stataMatrixReader } from '../boxes/stata-matrix.js';
import { stubReader } from '../boxes/stub-reader.js';
import { documentTableReaders } from '../documents/index.js';
import { classificationReportReader } from './classification-report.js';
import { compressedTensorReader, sparseTensorReader, unevenTensorReader } from './coo.js';
import { torchRowsReader } from './torch-rows.js';
import { dataFrameReader } from './data-frame.js';
import { distReader } from './dist.js';
import { frameReader } from './frame/printed-frame.js';
import { juliaReader } from './julia.js';
import { matlabTableReader } from './matlab-table.js';
import { matlabReader } from './matlab.js';
import { flatBracketReader, tallBracketReader } from './drawn/drawn-brackets.js';
import { petscReader } from './petsc.js';
import { rArrayReader } from './r-array.js';
import { rMatrixReader } from './r-matrix.js';
import { rRowsReader, rVectorReader } from './r-rows.js';
import { scipyEntriesReader, scipyReader } from './scipy.js';
import { seriesReader } from './series.js';
import { tibbleReader } from './tibble/printed-tibble.js';
import { wekaConfusionReader } from './weka-confusion.js';
import { wolframFormReader } from './wolfram-form.js';

/** Readers of what programs print, in the order in which they are asked. */
export const printoutReaders: readonly Reader[] = [
  printedGroupsReader,
  ...documentTableReaders,
  classificationReportReader,
  wekaConfusionReader,
  stataMatrixReader,
  stataListReader,
  mataReader,
  stubReader,
  tibbleReader,
  distReader,
  petscReader,
  wolframFormReader,
  sparseTensorReader,
  compressedTensorReader,
  unevenTensorReader,
  torchRowsReader,
  scipyReader,
  scipyEntriesReader,
  tallBracketReader,
  flatBracketReader,
  juliaReader,
  dataFrameReader,
  rArrayReader,
  rMatrixReader,
  matlabTableReader,
  matlabReader,
  bracketRowsReader,
  seriesReader,
  dashesReader,
  boxReader,
  frameReader,
  rRowsReader,
  rVectorReader,
];
