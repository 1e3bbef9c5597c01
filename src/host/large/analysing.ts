import {
  analysisOf,
  type FromAnalysis,
  type LargeContent,
  type PartWish,
} from '../../core/index.js';

/** A running analysis of a matrix that stays in its file. */
export interface Analysing {
  /** The search for singular values may begin, because the page has its picture. */
  search(): void;
  ask(wish: PartWish): void;
  askFactors(rank: number): void;
  /** Lets its passes over the file wait. */
  pause(): void;
  resume(): void;
  /** Computes nothing more; parts still come. */
  stop(): void;
  dispose(): void;
}

export type StartAnalysis = (
  content: LargeContent,
  receive: (message: FromAnalysis) => void,
) => Analysing;

let start: StartAnalysis = analyseHere;

/** Where the host is Node, a thread of its own analyses, so that other extensions need not wait. */
export function analyseInThread(inThread: StartAnalysis): void {
  start = inThread;
}

export function startAnalysis(
  content: LargeContent,
  receive: (message: FromAnalysis) => void,
): Analysing {
  return start(content, receive);
}

/** In the thread of all extensions, a few MiB at a time. */
function analyseHere(content: LargeContent, receive: (message: FromAnalysis) => void): Analysing {
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const analysis = analysisOf(content, receive, pause);
  void analysis.run();
  return {
    search: () => analysis.search(),
    ask: (wish) => analysis.ask(wish),
    askFactors: (rank) => void analysis.askFactors(rank),
    pause: () => analysis.pause(),
    resume: () => analysis.resume(),
    stop: () => analysis.stop(),
    dispose: () => analysis.dispose(),
  };
}
