import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { useAppState } from '../../app/use-app.ts';
import { tagIdsOf, tagsOfShop } from '../../state/tags.ts';

export const TagChips = ({ summary }: { summary: ConversationSummary }) => {
  const ids = useAppState((state) => tagIdsOf(state, summary));
  const tags = useAppState((state) => tagsOfShop(state, summary.shopId)).filter(({ id }) => ids.includes(id));
  return (
    <>
      {tags.map(({ id, name, colour }) => (
        <span key={id} class={`tag tag-${colour}`}>
          {name}
        </span>
      ))}
    </>
  );
};
