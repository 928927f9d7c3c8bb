import { hrefOf } from '../../app/router.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';
import type { Conversation } from '../../state/conversation.ts';

export const EarlierChats = ({ conversation }: { conversation: Conversation }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { id } = conversation.summary;
  const { data, refusal } = useLoaded(id, () => api.earlier(id));
  if (refusal !== null && data === null) return <p class="soft">{words.history.earlierFailed}</p>;
  if (data === null || data.conversations.length === 0) return null;
  return (
    <section class="earlier" aria-label={words.history.earlierTitle}>
      <h3>{words.history.earlierTitle}</h3>
      <ul class="earlier-list">
        {data.conversations.map((one) => (
          <li key={one.id}>
            <a href={hrefOf({ view: 'inbox', conversationId: one.id })}>
              <span class="earlier-line">
                <When at={one.lastAt} shape="brief" />
                {one.status === 'open' && <Chip tone="good" text={words.history.earlierOpen} />}
              </span>
              <span class="earlier-preview" dir="auto">
                {one.preview}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="hint">{words.history.earlierWhy}</p>
    </section>
  );
};
