import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

export const useOutside = (around: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void =>
  useEffect(() => {
    if (!isOpen) return undefined;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen]);
