import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';

/** Blocks the visitor of a conversation, or lifts that; loaded with the details. */
export const LateBlock = (props: { summary: ConversationSummary }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./block-control.tsx')));
  if (loaded.data === null) return null;
  const { BlockControl } = loaded.data;
  return <BlockControl {...props} />;
};
