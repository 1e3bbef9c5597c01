import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Lines } from '../../model/weights/lines.js';
import { idsOf } from '../../model/weights/selection.js';
import { lineWindow, seenLines, type LineWindow } from '../../model/weights/window.js';
import { useController } from './context.js';

/** New lines in one frame: each costs about a millisecond, and a frame shall leave time for the user. */
const linesPerFrame = 8;

/** The lines to draw. The first scroll place is the one that was saved. */
export function useScroll(
  box: RefObject<HTMLDivElement | null>,
  count: number,
  lineHeight: number,
  height: number,
): LineWindow {
  const controller = useController();
  const [{ top: scrollTop, most }, setScroll] = useState(() => ({
    top: controller.store.get().choices.scrollTop,
    most: linesPerFrame,
  }));
  const isGrowing = most < Infinity;
  const wanted = lineWindow(scrollTop, height, lineHeight, count, isGrowing ? 0 : undefined);
  const part = { start: wanted.start, end: Math.min(wanted.end, wanted.start + most) };
  const latest = useRef(part);
  latest.current = part;
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (restored.current || height === 0 || count === 0) return;
    restored.current = true;
    if (box.current) box.current.scrollTop = controller.store.get().choices.scrollTop;
  }, [height, count]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const follow = () => {
      if (!restored.current) return;
      const top = element.scrollTop;
      const next = lineWindow(top, height, lineHeight, count);
      // Most movements need no other lines.
      const { start, end } = latest.current;
      const isOther = next.start !== start || next.end !== end;
      const isJump = next.start >= end || next.end <= start;
      if (isJump) setScroll({ top, most: linesPerFrame });
      else if (isOther) setScroll((now) => ({ top, most: now.most }));
      controller.rememberScroll(top);
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [count, lineHeight, height]);
  // At first and after a jump, all lines are new: those on screen come in some frames, and those beyond it last.
  const isStarted = part.end > part.start;
  const isFilled = part.end === wanted.end;
  useEffect(() => {
    if (!isGrowing || !isStarted) return;
    const frame = requestAnimationFrame(() =>
      setScroll((now) => ({ ...now, most: isFilled ? Infinity : now.most + linesPerFrame })),
    );
    return () => cancelAnimationFrame(frame);
  }, [isGrowing, isStarted, isFilled, most]);
  return part;
}

/** Tells the host which matrices are on screen, when others are. */
export function useVisible(
  box: RefObject<HTMLDivElement | null>,
  lines: Lines['lines'],
  lineHeight: number,
  height: number,
  part: LineWindow,
): void {
  const controller = useController();
  useEffect(() => {
    const element = box.current;
    if (!element || height === 0) return;
    const tell = () => {
      const { start, end } = seenLines(element.scrollTop, height, lineHeight, lines.length);
      const seen = lines.slice(start, end).flatMap((line) => idsOf(line).slice(0, mostOfGroup));
      controller.tellVisible([...new Set(seen)]);
    };
    tell();
    element.addEventListener('scroll', tell, { passive: true });
    return () => element.removeEventListener('scroll', tell);
  }, [lines, lineHeight, height, part.end === 0]);
}

/** Of a group whose head is on screen, only so many matrices count as on screen. */
const mostOfGroup = 20;
