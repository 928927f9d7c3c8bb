import { set, shopKey, words } from '../app.ts';
import { addStyle, button, icon, make } from '../dom.ts';
import { end, http, outbox, settle } from '../line.ts';
import '../main.ts';
import style from '../menu.css';
import { hasTalk } from '../reduce.ts';
import { readEntry, writeEntry } from '../session.ts';
import type { State } from '../state.ts';
import { show } from './view.ts';

addStyle(style);

/** Ends the conversation, or erases it on both sides. Rule: RT-7. */
const finish = async (how: 'end' | 'erase'): Promise<void> => {
  const answer = await http(how, { shop: shopKey });
  if (!answer.ok && answer.refusal.status !== 401) return set({ hasFailed: true });
  for (const { ref } of [...outbox.items()]) settle(ref);
  end(how === 'end' ? 'ended' : 'erased');
};

/** End the conversation, or erase it on both sides: asked once, then done. Rule: RT-7. */
export const makePrivacyMenu = (): [HTMLElement, (state: State) => void] => {
  const list = make('div', 'menu');
  const toggle = make(
    'summary',
    'icon',
    icon(
      'M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0m7 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0m7 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0',
      words.moreText,
    ),
  );
  const menu = make(
    'details',
    {
      ontoggle: () => set({ asking: null, hasFailed: false }),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !menu.open) return;
        event.stopPropagation();
        menu.open = false;
        toggle.focus();
      },
    },
    toggle,
    list,
  );

  /** Off until the visitor ticks it; the service alone lengthens the token's life. Rule: EP-4. */
  const box = make('input', {
    type: 'checkbox',
    autocomplete: 'off',
    onchange: async () => {
      const kept = box.checked;
      box.disabled = true;
      const answer = await http<{ tokenExpiresAt: string }>('remember', { shop: shopKey, on: kept });
      box.disabled = false;
      if (answer.ok) writeEntry({ ...readEntry(), until: answer.body.tokenExpiresAt, kept });
      set({});
      box.focus();
    },
  });

  const update = (state: State) => {
    const { asking, hasFailed } = state;
    const isEnd = asking === 'end';
    menu.hidden = !!state.ending || !hasTalk(state);
    if (menu.hidden) menu.open = false;
    const days = state.session?.rememberDays ?? 0;
    box.checked = !!readEntry().kept;
    const hadFocus = show(list, `${asking}${hasFailed}${days}`, () =>
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
            days > 0 && make('label', 'remember', box, `${words.rememberText}${days}`),
            button('', words.endText, () => set({ asking: 'end' })),
            button('', words.eraseText, () => set({ asking: 'erase' })),
          ],
    );
    if (hadFocus) list.querySelector('button')?.focus();
  };
  return [menu, update];
};
