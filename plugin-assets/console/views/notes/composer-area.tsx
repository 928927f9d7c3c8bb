import { useState } from 'preact/hooks';
import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { fill } from '../../../shared/translate.ts';
import { noteOf } from '../../app/drafts.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useApp, usePreferences, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { isAnsweredByMail } from '../../state/select.ts';
import { ClosedFoot } from '../inbox/closed-foot.tsx';
import { Composer } from '../inbox/composer.tsx';
import { NoteComposer } from './note-composer.tsx';

const KINDS = ['reply', 'note'] as const;
type Kind = (typeof KINDS)[number];

/** Separate fields and drafts, so that no note reaches a visitor by mistake. */
export const ComposerArea = ({
  canReply,
  summary,
  ...reply
}: {
  /** False for an ended conversation. */
  canReply: boolean;
  summary: ConversationSummary;
} & Parameters<typeof Composer>[0]) => {
  const { words, format } = useSpeech();
  const { drafts } = useApp();
  const [preferences] = usePreferences();
  const { conversationId, shopId } = reply;
  const [kind, setKind] = useState<Kind>(
    drafts.get(noteOf(conversationId)) !== '' && drafts.get(conversationId) === '' ? 'note' : 'reply',
  );
  const choose = (next: Kind) => {
    setKind(next);
    // After the field is rendered.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
  };
  useShortcuts(preferences.areShortcutsOn, [
    { keys: 'i', run: () => choose('note') },
    { keys: 'alt+i', run: () => choose(kind === 'note' && canReply ? 'reply' : 'note') },
  ]);
  return (
    <div class={kind === 'note' ? 'composer-area is-note' : 'composer-area'}>
      {canReply ? (
        <fieldset class="composer-kinds">
          <legend class="off-screen">{words.notes.kind}</legend>
          {KINDS.map((one) => (
            <button
              key={one}
              type="button"
              class="composer-kind"
              data-command={one === 'note' ? 'lock' : 'send'}
              aria-pressed={kind === one}
              onClick={() => choose(one)}
            >
              {one === 'note' && <Icon name="lock" size={14} />}
              {words.notes[one]}
            </button>
          ))}
        </fieldset>
      ) : (
        <ClosedFoot summary={summary} mayReopen={summary.status === 'closed'}>
          {kind === 'reply' && (
            <Button label={words.notes.add} command="lock" onClick={() => choose('note')} />
          )}
        </ClosedFoot>
      )}
      {kind === 'reply' && canReply && isAnsweredByMail(summary) && (
        <p class="composer-by-mail soft">
          <Icon name="lead" size={14} />
          {fill(words.handOver.byMailUntil, { day: format.day(summary.answeredByMailUntil ?? '') })}
        </p>
      )}
      {kind === 'note' ? (
        <NoteComposer
          key={conversationId}
          conversationId={conversationId}
          shopId={shopId}
          onStored={() => canReply && choose('reply')}
        />
      ) : (
        canReply && <Composer {...reply} />
      )}
    </div>
  );
};
