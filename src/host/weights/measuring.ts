import {
  measureTask,
  type ByteSource,
  type Level,
  type Measured,
  type WeightTask,
} from '../../core/index.js';

/** Measures matrices of some files. */
export interface Measurer {
  /** How many tasks run at the same time. */
  readonly width: number;
  /** Rejects when the bytes cannot be read. After `dispose`, it may never answer. */
  measure(task: WeightTask, level: Level): Promise<Measured>;
  /** Ends what is running. */
  dispose(): void;
}

export type StartMeasuring = (files: readonly ByteSource[]) => Measurer;

let start: StartMeasuring = measureHere;

/** Where the host is Node, threads of its own measure, so that other extensions need not wait. */
export function measureInThreads(inThreads: StartMeasuring): void {
  start = inThreads;
}

export function startMeasuring(files: readonly ByteSource[]): Measurer {
  return start(files);
}

/** In the thread of all extensions, one matrix after the other. */
function measureHere(files: readonly ByteSource[]): Measurer {
  return {
    width: 1,
    measure: async (task, level) => {
      // Others get their turn between two matrices.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      return measureTask(task, files, level);
    },
    dispose: () => undefined,
  };
}
