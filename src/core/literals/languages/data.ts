import { yamlBlockReader } from '../data/yaml-blocks.js';
import { tomlReader, yamlListReader } from '../data/yaml.js';
import { printToml, printYaml } from '../print/lists.js';
import { hash, type Language } from './language.js';

export const yaml: Language = {
  ids: ['yaml', 'dockercompose', 'github-actions-workflow'],
  name: 'YAML',
  extensions: ['yaml', 'yml'],
  comments: hash,
  quotes: ['"', "'"],
  readers: [yamlBlockReader, yamlListReader],
  reads: 'lists of lists in brackets or blocks; `rows`, `cols`, `data` of OpenCV and ROS',
  print: printYaml,
  samples: [
    ['A:\n  - [1, 2]  # first\n  - [3, 4.5]\n', 2, 2, [1, 2, 3, 4.5]],
    ['A: [[1, 2], [3, 4.5]]\n', 2, 2, [1, 2, 3, 4.5]],
  ],
};

export const toml: Language = {
  ids: ['toml'],
  name: 'TOML',
  extensions: ['toml'],
  comments: hash,
  quotes: ['"', "'"],
  readers: [tomlReader],
  reads: 'arrays of arrays',
  print: printToml,
  samples: [['A = [[1, 2], [3, 4.5]]\n', 2, 2, [1, 2, 3, 4.5]]],
};
