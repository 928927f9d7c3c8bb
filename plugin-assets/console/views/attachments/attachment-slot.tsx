import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { BubbleProps } from './bubble-props.ts';

/** Loaded with the first file. */
export const AttachmentBubble = (props: BubbleProps) => {
  const loaded = useLoaded('', () => loadLate(() => import('./attachment-bubble.tsx')));
  if (loaded.data === null) return <p class="soft">…</p>;
  const { FileBubble } = loaded.data;
  return <FileBubble {...props} />;
};
