import { useEffect, useRef, useState } from 'preact/hooks';
import type { ColourModel, Problem, Svd } from '../../../src/core/index.js';
import type { DecodedImage, DrawnImage, FromImager, Rgba } from '../../../src/protocol/index.js';
import { useLens } from '../context.js';

export interface ImagerState {
  /** The newest picture; it stays until the next one is there. */
  readonly drawn: DrawnImage | undefined;
  /** In the colour model. */
  readonly original: Rgba | undefined;
  /** Its similarity, once it is measured. */
  readonly ssim: number | undefined;
  /** So many triplets of each plane are known. */
  readonly known: number;
  readonly complete: boolean;
  readonly problem: Problem | undefined;
}

const nothing: ImagerState = {
  drawn: undefined,
  original: undefined,
  ssim: undefined,
  known: 0,
  complete: false,
  problem: undefined,
};

interface Imager extends ImagerState {
  /** Requests the factors at the ranks on screen. */
  readonly takeFactors: (take: (planes: readonly Svd[]) => void) => void;
}

/** The picture in a colour model at these ranks, one for each plane. */
export function useImager(
  image: DecodedImage,
  model: ColourModel,
  ranks: readonly number[],
): Imager {
  const { imager } = useLens().controller;
  const [state, setState] = useState(nothing);
  const taking = useRef<(planes: readonly Svd[]) => void>(undefined);
  useEffect(() => {
    setState(nothing);
    imager.show(image.pixels, model, (message) => {
      if (message.kind === 'imageFactors') taking.current?.(message.planes);
      else setState((old) => after(old, message));
    });
    return () => imager.leave();
  }, [imager, image, model]);
  useEffect(() => {
    imager.draw(ranks);
  }, [imager, image, model, ...ranks]);
  const takeFactors: Imager['takeFactors'] = (take) => {
    taking.current = take;
    imager.takeFactors(ranks);
  };
  return { ...state, takeFactors };
}

function after(old: ImagerState, message: FromImager): ImagerState {
  switch (message.kind) {
    case 'imageFactored':
      return { ...old, known: message.known, complete: message.complete };
    case 'imageDrawn':
      return {
        ...old,
        drawn: message,
        original: message.original ?? old.original,
        ssim: undefined,
        // A worker that had stopped has been started again.
        problem: undefined,
      };
    case 'imageCompared':
      return message.drawId === old.drawn?.drawId ? { ...old, ssim: message.ssim } : old;
    case 'imageRefused':
      return { ...old, problem: message.problem };
    default:
      return old;
  }
}
