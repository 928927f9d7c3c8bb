import { useEffect, useRef } from 'preact/hooks';
import type { MentionView } from '../../../../service/protocol/api/conversation/note-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf, type Route } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Strip } from '../shell/strip.tsx';

/** Shown at once; the others follow as these are opened. */
const MOST_SHOWN = 3;

/** "X mentioned you": above every view until the chat was opened, and once as a toast when it comes. */
export const MentionStrips = ({ route }: { route: Route }) => {
  const { words } = useSpeech();
  const { showDone } = useActions();
  const mentions = useAppState((state) => state.mentions);
  const version = useAppState((state) => state.mentionsVersion);
  const me = useAppState((state) => state.me);
  const told = useRef(new Set<string>());
  const open = route.view === 'inbox' ? route.conversationId : null;
  const shopName = (shopId: string) => me?.shops.find(({ id }) => id === shopId)?.name ?? '';
  const chatOf = ({ label, shopId }: MentionView) =>
    `${fill(words.inbox.visitor, { label })} · ${shopName(shopId)}`;
  const nameOf = ({ by }: MentionView) => by || words.formerConsultant;
  useEffect(() => {
    const fresh = mentions.filter(({ noteId }) => !told.current.has(noteId));
    for (const { noteId } of fresh) told.current.add(noteId);
    // What was there before this page was loaded is in the strips alone.
    if (version === 0) return;
    for (const one of fresh)
      if (one.conversationId !== open)
        showDone(fill(words.notes.mentioned, { name: nameOf(one), chat: chatOf(one) }));
  }, [mentions]);
  return (
    <>
      {mentions
        .filter(({ conversationId }) => conversationId !== open)
        .slice(0, MOST_SHOWN)
        .map((one) => (
          <Strip
            key={one.noteId}
            tone="note"
            icon="people"
            text={fill(words.notes.mentionedBy, { name: nameOf(one), chat: chatOf(one) })}
          >
            <a class="button small" href={hrefOf({ view: 'inbox', conversationId: one.conversationId })}>
              {words.notes.open}
            </a>
          </Strip>
        ))}
    </>
  );
};
