import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

export const LateBlock = (props: { summary: ConversationSummary }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./block-control.tsx')));
  if (loaded.data === null) return null;
  const { BlockControl } = loaded.data;
  return <BlockControl {...props} />;
};

export const LateBlockList = (props: { shopId: string }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./block-list.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={2} />;
  const { BlockList } = loaded.data;
  return <BlockList {...props} />;
};
