import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';

/** How wide an element is, and how far down the page it begins. */
export function useBox(ref: RefObject<HTMLElement | null>): { readonly width: number; readonly top: number } {
  const [box, setBox] = useState({ width: 0, top: 0 });
  useLayoutEffect(() => {
    const measure = () => {
      const rectangle = ref.current?.getBoundingClientRect();
      if (!rectangle) return;
      const [width, top] = [Math.floor(rectangle.width), Math.round(rectangle.top + window.scrollY)];
      setBox((before) => (before.width === width && before.top === top ? before : { width, top }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return box;
}
