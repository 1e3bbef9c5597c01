import type { Container } from './container.js';
import { eigenMap, eigenStorage } from './eigen.js';
import { cvMat } from './opencv.js';
import { problem, type CppProblem } from './program.js';
import { parseCppType } from './type-name.js';

/** All kinds of containers, one line each. */
export const containers: readonly Container[] = [
  // libstdc++, libc++ and Visual Studio
  between(/^std::vector$/, '._M_impl._M_start', '._M_impl._M_finish'),
  between(/^std::(?:vector|valarray)$/, '.__begin_', '.__end_'),
  between(/^std::vector$/, '._Mypair._Myval2._Myfirst', '._Mypair._Myval2._Mylast'),
  counted(/^std::valarray$/, '._M_data', '._M_size'),
  counted(/^std::valarray$/, '._Myptr', '._Mysize'),
  counted(/^std::span$/, '._M_ptr', '._M_extent._M_extent_value'),
  counted(/^std::span$/, '.__data_', '.__size_'),
  counted(/^std::span$/, '._Mydata', '._Mysize'),
  inside(/^std::array$/, '._M_elems'),
  inside(/^std::array$/, '.__elems_'),
  inside(/^std::array$/, '._Elems'),
  // Libraries
  eigenStorage,
  eigenMap,
  inside(/^cv::(?:Matx|Vec)\w*$/, '.val'),
  cvMat,
  {
    name: /^arma::(?:Mat|Col|Row)$/,
    member: '.mem',
    locate: async ({ at, count }) => ({
      pointer: at('.mem'),
      shape: [await count('.n_rows'), await count('.n_cols')],
      byColumns: true,
    }),
  },
];

/** Two pointers, to the first entry and behind the last one. */
function between(name: RegExp, first: string, last: string): Container {
  return {
    name,
    member: first,
    async locate({ program, type, memberType, at }) {
      const parsed = parseCppType(type);
      if (memberType.includes('_Bit_iterator')) return bits(type);
      if (parsed.kind === 'named' && parsed.args[0] === 'bool') return bits(type);
      const [from, to, next] = await Promise.all([
        program.integer(at(first)),
        program.integer(at(last)),
        program.integer(`&${at(first)}[1]`),
      ]);
      if (from === undefined || to === undefined || next === undefined)
        return problem(type, 'sizes');
      const stride = next - from;
      const bytes = to - from;
      const fits = stride > 0n && bytes >= 0n && bytes % stride === 0n;
      return { pointer: at(first), shape: [fits ? Number(bytes / stride) : -1] };
    },
  };
}

function bits(type: string): CppProblem {
  return problem(type, 'bits');
}

/** A pointer and a number of entries, which may be an argument of the template. */
function counted(name: RegExp, pointer: string, size: string): Container {
  return {
    name,
    member: pointer,
    async locate({ type, at, count }) {
      const parsed = parseCppType(type);
      const stated = parsed.kind === 'named' ? Number(parsed.args[1] ?? NaN) : NaN;
      // The largest number stands for a size that the object has.
      const isStated = Number.isSafeInteger(stated) && stated >= 0;
      return { pointer: at(pointer), shape: [isStated ? stated : await count(size)] };
    },
  };
}

/** An array in the object itself. */
function inside(name: RegExp, member: string): Container {
  return {
    name,
    member,
    locate({ type, memberType, at }) {
      const lengths = lengthsOf(memberType) ?? lengthsOf(type);
      if (!lengths) return problem(type, 'noArray', type);
      // The array of `cv::Matx` is flat.
      const matrix = /\bMatx/.test(type) ? matrixShape(type) : undefined;
      return { pointer: at(member), shape: matrix ?? lengths.slice(0, 1) };
    },
  };
}

function lengthsOf(type: string): number[] | undefined {
  const parsed = parseCppType(type);
  if (parsed.kind === 'array') return [...parsed.lengths];
  if (parsed.kind !== 'named') return undefined;
  const length = parseInt(parsed.args[1] ?? '', 10);
  return Number.isSafeInteger(length) ? [length] : undefined;
}

function matrixShape(type: string): number[] | undefined {
  const parsed = parseCppType(type);
  if (parsed.kind !== 'named') return undefined;
  const short = /Matx(\d)(\d)/.exec(parsed.name);
  const shape = (short ? [short[1], short[2]] : parsed.args.slice(1)).map(Number);
  return shape.length === 2 && shape.every(Number.isSafeInteger) ? shape : undefined;
}
