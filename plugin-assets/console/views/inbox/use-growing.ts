import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** The field grows with its text, up to a limit; by itself where the browser can, as measuring costs a layout for each key. */
export const useGrowing = (field: RefObject<HTMLTextAreaElement | null>, text: string): void =>
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || CSS.supports('field-sizing', 'content')) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight + 2}px`;
  }, [text]);
