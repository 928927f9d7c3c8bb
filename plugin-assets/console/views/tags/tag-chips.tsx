import { useAppState } from '../../app/use-app.ts';
import { tagIdsOf, tagsOfShop } from '../../state/tags.ts';

/** The tags of a conversation, by name and colour. */
export const TagChips = ({ conversationId, shopId }: { conversationId: string; shopId: string }) => {
  const ids = useAppState((state) => tagIdsOf(state, conversationId));
  const tags = useAppState((state) => tagsOfShop(state, shopId)).filter(({ id }) => ids.includes(id));
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
