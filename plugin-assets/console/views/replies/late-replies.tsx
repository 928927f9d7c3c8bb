import type { ReplyOwner } from '../../api/replies-api.ts';
import { loadLate } from '../../app/load-late.ts';
import { useLoaded } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';

export const LateReplies = (props: { owner: ReplyOwner }) => {
  const loaded = useLoaded('', () => loadLate(() => import('./manage-replies.tsx')));
  if (loaded.data === null) return <LoadState loaded={loaded} lines={4} />;
  const { ManageReplies } = loaded.data;
  return <ManageReplies {...props} />;
};
