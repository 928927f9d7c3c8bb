import { fillWith, icon, make } from '../dom.ts';
import type { Asking } from '../state.ts';
import { ICONS, type View, type ViewContext } from './view.ts';

/** End the conversation, or erase it on both sides: each asked once, then done. Rule: RT-7. */
export const makePrivacyMenu = ({ words, dispatch, talk }: ViewContext): View => {
  const list = make('div', { className: 'menu', id: 'menu', hidden: true });
  const toggle = make(
    'button',
    {
      type: 'button',
      className: 'icon',
      'aria-label': words.more,
      'aria-controls': 'menu',
      ariaExpanded: 'false',
      onclick: () => show(!!list.hidden),
    },
    icon(ICONS.more),
  );
  const element = make(
    'div',
    {
      className: 'more',
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || list.hidden) return;
        event.stopPropagation();
        show(false);
        toggle.focus();
      },
    },
    toggle,
    list,
  );
  const button = (text: string, run: () => void, className = '') =>
    make('button', { type: 'button', className, onclick: run }, text);
  let shown = '';

  const show = (isOpen: boolean) => {
    list.hidden = !isOpen;
    toggle.ariaExpanded = String(isOpen);
    if (!isOpen) dispatch({ t: 'asking', asking: null });
  };
  const ask = (asking: Asking) => () => dispatch({ t: 'asking', asking });

  return {
    element,
    update({ asking, hasFailed, ending }) {
      if (ending && !list.hidden) show(false);
      const key = `${asking}${hasFailed}`;
      if (key === shown) return;
      const hadFocus = list.contains(document.activeElement);
      shown = key;
      if (asking === 'end' || asking === 'erase') {
        const isEnd = asking === 'end';
        fillWith(
          list,
          make(
            'p',
            { role: 'alert' },
            isEnd ? words.endAsk : words.eraseAsk,
            hasFailed && ` ${words.formFailed}`,
          ),
          button(isEnd ? words.endTalk : words.eraseTalk, () => talk.finish(asking), 'sure'),
          button(words.back, () => dispatch({ t: 'asking', asking: null })),
        );
      } else {
        fillWith(list, button(words.endTalk, ask('end')), button(words.eraseTalk, ask('erase')));
      }
      if (hadFocus) list.querySelector('button')?.focus();
    },
  };
};
