import { assignR, printR } from '../print/r.js';
import { rReader } from '../r/r-matrices.js';
import { hash, type Language } from './language.js';

export const r: Language = {
  ids: ['r'],
  aliases: ['rscript', 'rlang', 'rout'],
  name: 'R',
  extensions: ['r'],
  comments: hash,
  quotes: ['"', "'"],
  printouts: true,
  readers: [rReader],
  reads:
    '`matrix`, `rbind`, `cbind`, `c`, `rep`, `seq`, `array`, `structure`, `diag`, `t`, `data.frame`, `tibble`',
  print: printR,
  assign: assignR,
  samples: [['A <- matrix(c(1, 2, 3, 4), nrow = 2)', 2, 2, [1, 3, 2, 4]]],
};
