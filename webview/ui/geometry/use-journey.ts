import { useEffect, useState } from 'preact/hooks';
import { stages, type Stage } from '../../model/geometry/stages.js';
import { useMemory } from '../context.js';
import { reducedMotion, useEased } from './use-eased.js';

/** Milliseconds of one step, and of the pause after it during play. */
const stepMillis = 900;
const restMillis = 500;
/** Milliseconds of the return to the start before play begins again. */
const rewindMillis = 220;

export interface Journey {
  /** The step that is shown, or that the picture moves to. */
  readonly stage: Stage;
  /** 0 … 3: the current position of the picture. */
  readonly progress: number;
  readonly playing: boolean;
  /** False if motion must be reduced: then there are only steps. */
  readonly playable: boolean;
  readonly goTo: (stage: Stage) => void;
  readonly toggle: () => void;
}

const isStage = (value: unknown): value is Stage => stages.includes(value as Stage);

/** From the unit circle through Vᵀ, Σ and U: step by step, or played from the start. */
export function useJourney(): Journey {
  const [stage, setStage] = useMemory<Stage>('geometry.stage', 3, isStage);
  const [playing, setPlaying] = useState(false);
  const progress = useEased(stage, playing && stage === 0 ? rewindMillis : stepMillis);
  const arrived = progress === stage;
  useEffect(() => {
    if (!playing || !arrived) return;
    if (stage === 3) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setStage(stages[stage + 1] ?? 3), restMillis);
    return () => clearTimeout(timer);
  }, [playing, arrived, stage]);
  useEffect(() => {
    if (!playing) return;
    const stop = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setPlaying(false);
    };
    document.addEventListener('keydown', stop);
    return () => document.removeEventListener('keydown', stop);
  }, [playing]);
  return {
    stage,
    progress,
    playing,
    playable: !reducedMotion(),
    goTo: (to) => {
      setPlaying(false);
      setStage(to);
    },
    toggle: () => {
      if (!playing && stage === 3) setStage(0);
      setPlaying(!playing);
    },
  };
}
