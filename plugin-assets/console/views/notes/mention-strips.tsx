import type { MentionView } from '../../../../service/protocol/api/conversation/note-api.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf, type Route } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Strip } from '../shell/strip.tsx';

const MOST_SHOWN = 3;

/** Shown above every view until opened. */
export const MentionStrips = ({ route }: { route: Route }) => {
  const { words } = useSpeech();
  const mentions = useAppState((state) => state.mentions);
  const me = useAppState((state) => state.me);
  const open = route.view === 'inbox' ? route.conversationId : null;
  const shopName = (shopId: string) => me?.shops.find(({ id }) => id === shopId)?.name ?? '';
  const chatOf = ({ label, shopId }: MentionView) =>
    `${fill(words.inbox.visitor, { label })} · ${shopName(shopId)}`;
  const nameOf = ({ by }: MentionView) => by || words.formerConsultant;
  return (
    <div role="status">
      {mentions
        .filter(({ conversationId }) => conversationId !== open)
        .slice(0, MOST_SHOWN)
        .map((one) => (
          <Strip
            key={one.noteId}
            tone="note"
            icon="mention"
            text={fill(words.notes.mentionedBy, { name: nameOf(one), chat: chatOf(one) })}
          >
            <a class="button small" href={hrefOf({ view: 'inbox', conversationId: one.conversationId })}>
              {words.notes.open}
            </a>
          </Strip>
        ))}
    </div>
  );
};
