import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { isTextPasted } from '../../../shared/is-text-pasted.ts';
import type { OutgoingFiles, PickedFile } from '../../app/outgoing-files.ts';
import { useApp } from '../../app/use-app.ts';

export type Attach = {
  conversationId: string;
  picked: readonly PickedFile[];
  isFresh: (ref: string) => boolean;
  add: (files: Iterable<File> | null | undefined) => boolean;
  remove: (ref: string) => void;
  isAsking: boolean;
  setIsAsking: (isAsking: boolean) => void;
  focusField: () => void;
};

/** Re-renders when the selected part changes. */
export const useOutgoing = <T>(select: (outgoing: OutgoingFiles) => T): T => {
  const { outgoing } = useApp();
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const value = select(outgoing);
  const latest = useRef({ select, value });
  latest.current = { select, value };
  useLayoutEffect(
    () =>
      outgoing.subscribe(() => {
        if (latest.current.select(outgoing) !== latest.current.value) redraw();
      }),
    [outgoing],
  );
  return value;
};

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

export const useAttach = (conversationId: string, field: RefObject<HTMLTextAreaElement | null>): Attach => {
  const { outgoing } = useApp();
  const picked = useOutgoing((held) => held.of(conversationId));
  const fresh = useRef(new Set<string>());
  const [isAsking, setIsAsking] = useState(false);
  const add: Attach['add'] = (files) => {
    const added = outgoing.add(conversationId, [...(files ?? [])]);
    for (const { ref } of added) fresh.current.add(ref);
    return added.length > 0;
  };
  useEffect(() => {
    const element = field.current;
    const pane = element?.closest('form')?.parentElement;
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (clipboardData && !isTextPasted(clipboardData) && add(clipboardData.files)) event.preventDefault();
    };
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      pane?.classList.add('is-dropping');
    };
    const leave = () => pane?.classList.remove('is-dropping');
    const drop = (event: DragEvent) => {
      leave();
      if (!hasFiles(event)) return;
      event.preventDefault();
      add(event.dataTransfer?.files);
    };
    element?.addEventListener('paste', paste);
    pane?.addEventListener('dragover', over);
    pane?.addEventListener('dragleave', leave);
    pane?.addEventListener('drop', drop);
    return () => {
      element?.removeEventListener('paste', paste);
      pane?.removeEventListener('dragover', over);
      pane?.removeEventListener('dragleave', leave);
      pane?.removeEventListener('drop', drop);
    };
  }, [field, conversationId]);
  return {
    conversationId,
    picked,
    isFresh: (ref) => fresh.current.has(ref),
    add,
    remove: outgoing.remove,
    isAsking,
    setIsAsking,
    focusField: () => field.current?.focus(),
  };
};
