import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** CSS `field-sizing` where available: measuring costs a layout per key. */
export const useGrowing = (field: RefObject<HTMLTextAreaElement | null>, text: string): void =>
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || CSS.supports('field-sizing', 'content')) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight + 2}px`;
  }, [text]);
