import type { ElementType } from '../../files/element-types.js';
import type { Container } from './container.js';
import { problem } from './program.js';

/** OpenCV's depths, the lowest three bits of the type, with their names and bytes. */
const depths: readonly (readonly [ElementType, string, number])[] = [
  ['u8', 'CV_8U', 1],
  ['i8', 'CV_8S', 1],
  ['u16', 'CV_16U', 2],
  ['i16', 'CV_16S', 2],
  ['i32', 'CV_32S', 4],
  ['f32', 'CV_32F', 4],
  ['f64', 'CV_64F', 8],
  ['f16', 'CV_16F', 2],
];

/** The upper half of `flags` of every `cv::Mat` (`MAGIC_VAL`); another number there means that it is not constructed. */
const magic = 0x42ff;

/**
 * `cv::Mat`: the depth is in bits 0–2 of `flags`, the number of channels less one in bits 3–11. Channels are a last axis. Rows
 * may have a distance (a region of an image).
 */
export const cvMat: Container = {
  name: /^cv::Mat_?$/,
  member: '.datastart',
  async locate({ type, at, count }) {
    const [flags, dims] = [await count('.flags'), await count('.dims')];
    if (flags < 0 || flags >>> 16 !== magic || dims < 0) return problem(type, 'sizes');
    const [depth, name, bytes] = depths[flags & 7]!;
    const channels = ((flags >> 3) & 511) + 1;
    const isPlain = dims <= 2;
    const shape = isPlain
      ? [await count('.rows'), await count('.cols')]
      : await sizes(dims, (axis) => count(`.size.p[${axis}]`));
    const inLine = shape.slice(1).reduce((product, length) => product * length, channels * bytes);
    const step = await count('.step.p[0]');
    // Parts of deeper arrays have distances along more than one axis.
    if (!isPlain && step !== inLine) return problem(type, 'stepped', type);
    return {
      pointer: at('.data'),
      shape: channels === 1 ? shape : [...shape, channels],
      step: step === inLine || (shape[0] ?? 0) < 2 ? undefined : step,
      layout: {
        types: [depth],
        complex: false,
        shape: [],
        number: channels === 1 ? name : `${name}C${channels}`,
      },
    };
  },
};

async function sizes(dims: number, at: (axis: number) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let axis = 0; axis < Math.min(dims, 32); axis++) all.push(await at(axis));
  return all;
}
