import type { RefObject } from 'react';
import { useEffect, useLayoutEffect } from 'react';
import type { Point } from '../../shared/annotations/index.ts';
import type { Desk } from './desk.ts';
import type { Hands, PointerSign } from './hands.ts';
import { isTyping } from './typing.ts';

const wheelButton = 1;
const lineHeight = 16;

/** The hands get the pointers and the wheel of the surface, and the view its size. */
export function useHands(surface: RefObject<HTMLDivElement | null>, hands: Hands, desk: Desk): void {
  const { editor, scratch } = desk;

  useLayoutEffect(() => {
    const element = surface.current;
    if (!element) return;
    const measure = () =>
      editor.view.setViewport({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [surface, editor]);

  useEffect(
    () =>
      editor.onAct((act) => {
        if (act === 'focus') surface.current?.focus({ preventScroll: true });
        else hands.act(act);
      }),
    [surface, editor, hands],
  );

  useEffect(
    () =>
      scratch.subscribe(() => surface.current?.toggleAttribute('data-over', scratch.get().hover !== null)),
    [surface, scratch],
  );

  // What was begun with one tool is not gone on with by another.
  useEffect(() => {
    let { tool } = editor.getState();
    return editor.subscribe(() => {
      const now = editor.getState().tool;
      if (now !== tool) hands.forgetBegun();
      tool = now;
    });
  }, [editor, hands]);

  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const ended = new AbortController();
    const { signal } = ended;
    let spaceHeld = false;
    const holdSpace = (held: boolean) => {
      spaceHeld = held;
      element.toggleAttribute('data-pans', held);
    };

    const placeOf = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return [clientX - left, clientY - top];
    };
    const signOf = (event: PointerEvent): PointerSign => ({
      id: event.pointerId,
      inView: placeOf(event),
      shift: event.shiftKey,
      alt: event.altKey,
      touch: event.pointerType === 'touch',
      pans: spaceHeld || event.button === wheelButton,
    });

    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 && event.button !== wheelButton) return;
        event.preventDefault();
        element.focus({ preventScroll: true });
        element.setPointerCapture(event.pointerId);
        hands.down(signOf(event));
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => hands.move(signOf(event), event.getCoalescedEvents().map(signOf)),
      { signal },
    );
    element.addEventListener('pointerup', (event) => hands.up(signOf(event)), { signal });
    element.addEventListener('pointercancel', (event) => hands.lost(event.pointerId), { signal });
    element.addEventListener('pointerleave', () => hands.leave(), { signal });
    // Over pins too, which lie beside the surface.
    (element.parentElement ?? element).addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        const pixels =
          event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * lineHeight;
        hands.wheel(placeOf(event), pixels, event.ctrlKey);
      },
      { signal, passive: false },
    );
    window.addEventListener(
      'keydown',
      (event) => {
        const here = event.target === document.body || element.contains(event.target as Node);
        if (event.key !== ' ' || isTyping(event.target) || !here) return;
        event.preventDefault();
        holdSpace(true);
      },
      { signal },
    );
    window.addEventListener(
      'keyup',
      (event) => {
        if (event.key === ' ') holdSpace(false);
      },
      { signal },
    );
    window.addEventListener('blur', () => holdSpace(false), { signal });
    return () => ended.abort();
  }, [surface, hands]);
}
