import { useEffect, useRef } from 'preact/hooks';
import { useLensState, useOpen } from '../context.js';
import { t } from '../l10n.js';
import { useRoomy } from '../use-roomy.js';
import { Button } from './button.js';
import css from './controls.module.css';
import { Icon } from './icon.js';
import { MainNumbers, MoreNumbers } from './numbers-strip.js';
import { PrepareChoice } from './prepare-choice.js';
import { RankChips } from './rank-chips.js';
import { RankSlider } from './rank-slider.js';
import { Reason, Recommendation } from './recommendation.js';

const detailsId = 'details';

/**
 * The rank and the error, which stick to the top: what is scrolled to stops below them. The other numbers scroll away.
 * On a small page the pictures need the room, and they fold; what a person folds or unfolds stays so.
 */
export function Controls() {
  const box = useRef<HTMLDivElement>(null);
  const roomy = useRoomy();
  const isLarge = useLensState((state) => state.large !== undefined);
  const [open, setOpen] = useOpen('page.details', roomy);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      const sticks = getComputedStyle(element).position === 'sticky';
      style.scrollPaddingTop = sticks ? `${element.offsetHeight + 8}px` : '';
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.scrollPaddingTop = '';
    };
  }, []);
  return (
    <>
      <div class={css['controls']} ref={box} data-part="controls">
        <RankSlider />
        <div class={css['line']}>
          <Recommendation />
          <Button
            kind="tool"
            data-testid="details"
            aria-expanded={open}
            aria-controls={detailsId}
            aria-label={t('Details')}
            title={t('All numbers, and the ranks that the rules suggest')}
            onClick={() => setOpen(!open)}
          >
            <span class={css['word']}>{t('Details')}</span>
            <Icon name={open ? 'chevron-up' : 'chevron-down'} />
          </Button>
        </div>
        <MainNumbers />
      </div>
      <div id={detailsId} class={css['details']} hidden={!open}>
        <Reason />
        <MoreNumbers />
        <RankChips />
        {isLarge ? null : <PrepareChoice />}
      </div>
    </>
  );
}
