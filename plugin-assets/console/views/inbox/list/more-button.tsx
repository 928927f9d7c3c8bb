import { useRef, useState } from 'preact/hooks';
import type { InboxPart } from '../../../../../service/protocol/vocabulary.ts';
import { hrefOf } from '../../../app/router.ts';
import { useApp, useSpeech } from '../../../app/use-app.ts';

/** The button keeps the focus for repeated presses. */
export const MoreButton = ({ part, onShown }: { part: InboxPart; onShown: (count: number) => void }) => {
  const app = useApp();
  const { words } = useSpeech();
  const [isBusy, setIsBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const show = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const before = app.appState.get().conversations;
    await app.live.showMore(part);
    setIsBusy(false);
    const fresh = Object.values(app.appState.get().conversations).filter(
      (conversation) => before[conversation.summary.id] === undefined,
    );
    onShown(fresh.length);
    const first = fresh[0];
    // The last page removes the button: focus the first new row.
    if (first === undefined || button.current?.isConnected === true) return;
    const href = hrefOf({ view: 'inbox', conversationId: first.summary.id });
    document.querySelector<HTMLElement>(`.row[href="${href}"]`)?.focus();
  };
  return (
    <p class="list-more">
      <button
        type="button"
        class="button"
        ref={button}
        aria-disabled={isBusy ? 'true' : undefined}
        onClick={() => void show()}
      >
        {isBusy ? words.common.loading : words.inbox.more}
      </button>
    </p>
  );
};
