import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** The field grows with its text, up to a limit. */
export const useGrowing = (field: RefObject<HTMLTextAreaElement | null>, text: string): void =>
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${Math.min(element.scrollHeight + 2, 176)}px`;
  }, [text]);
