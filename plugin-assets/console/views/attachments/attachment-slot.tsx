import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { BubbleProps } from './bubble-props.ts';

/** A picture, a PDF, or a request for one; its view is loaded with the first. */
export const AttachmentBubble = (props: BubbleProps) => {
  const loaded = useLoaded('', () => loadLate(() => import('./attachment-bubble.tsx')));
  if (loaded.data === null) return <p class="soft">…</p>;
  const { FileBubble } = loaded.data;
  return <FileBubble {...props} />;
};
