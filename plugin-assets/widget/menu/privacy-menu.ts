import { button, make } from '../../shared/dom.ts';
import { isBlocked } from '../chat/is-blocked.ts';
import { http } from '../connection/service.ts';
import { end, outbox, settle } from '../connection/socket.ts';
import { fillIfChanged } from '../parts/view.ts';
import { set, shopKey, withWords, words } from '../state/app.ts';
import { hasConversation } from '../state/reduce.ts';
import type { State } from '../state/state.ts';
import { writeEntry } from '../state/stored-entry.ts';
import { makeMenu } from './menu-shell.ts';

let more: typeof import('./menu-more.ts') | null | undefined;
/** Ending and erasing work without these entries. */
const open = async () => {
  set({ asking: null, hasFailed: false });
  more ??= await withWords('menu', () => import('./menu-more.ts')).catch(() => null);
  set({});
};

/** "Deleted" only if confirmed by the service. Rule: RT-7. */
const finish = async (how: 'end' | 'erase'): Promise<void> => {
  const isErase = how === 'erase';
  const answer = await http<{ url?: string } | undefined>(how, { shop: shopKey });
  const { refusal } = answer;
  const isOver = refusal?.status === 401;
  // Ended here, kept by the shop.
  const stays =
    isErase &&
    (isOver || refusal?.status === 409) &&
    (await withWords('stays', () => import('./stays-note.ts')).catch(() => null));
  if (refusal && !stays && (isErase || !isOver)) return set({ hasFailed: true });
  for (const { ref } of [...outbox.items()]) settle(ref);
  const url = answer.ok && answer.body?.url;
  set({ draft: '', farewell: url && more?.receiptLink(url) });
  // Other tabs keep their drafts.
  writeEntry({ outbox: [] });
  if (refusal && stays) stays.endStaying(refusal);
  else end(isErase ? 'erased' : 'ended');
};

/** After one confirmation. Rule: RT-7. */
export const makePrivacyMenu = (): [HTMLElement, (state: State) => void] => {
  const list = make('div', 'menu');
  const [menu] = makeMenu(words.moreText, list, open);

  const update = (state: State) => {
    const { asking, hasFailed } = state;
    const isEnd = asking === 'end';
    menu.hidden = !!state.ending || !hasConversation(state);
    if (menu.hidden) menu.open = false;
    const { copyLink, session, last } = state;
    const hadFocus = fillIfChanged(
      list,
      `${asking}${hasFailed}${copyLink}${session?.rememberDays}${session?.orderLookup}${more?.mailOffer(state)}${isBlocked(state)}${!last}`,
      () =>
        isEnd || asking === 'erase'
          ? [
              make(
                'p',
                { role: 'alert' },
                hasFailed ? words.failedText : isEnd ? words.endAskText : words.eraseAskText,
              ),
              button('sure', isEnd ? words.endText : words.eraseText, () => finish(asking)),
              button('', words.backText, () => set({ asking: null })),
            ]
          : [
              ...(more?.menuEntries(state) ?? []),
              // A block lasts as long as the token.
              !isBlocked(state) && button('', words.endText, () => set({ asking: 'end' })),
              // Unconfirmed chats cannot be erased.
              !!last && button('', words.eraseText, () => set({ asking: 'erase' })),
            ],
    );
    if (hadFocus) list.querySelector<HTMLElement>('a, button')?.focus();
  };
  return [menu, update];
};
