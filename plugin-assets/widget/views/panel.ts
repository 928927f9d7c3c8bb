import { make } from '../dom.ts';
import type { FormSubmit } from '../form-submit.ts';
import type { Screen } from '../reduce.ts';
import type { State } from '../state.ts';
import { makeChat } from './chat.ts';
import { makeHeader } from './header.ts';
import { makeOfflineForm } from './offline-form.ts';
import { makePlain } from './plain.ts';
import { makeReceipt } from './receipt.ts';
import type { View, ViewContext } from './view.ts';

/** The whole panel: header, and one of the screens, each made when it is first needed. */
export const makePanel = (
  context: ViewContext,
  submit: FormSubmit,
  isKept: () => boolean,
  onClose: () => void,
) => {
  const { words } = context;
  const header = makeHeader(context, onClose);
  const memory = make('p', { className: 'memory' }, words.notKept);
  const main = make('main', null);
  const element = make('div', { className: 'panel' }, header.element, memory, main);
  const views = new Map<Screen, View>();
  let shown: Screen | undefined;

  const makeView = (screen: Screen): View => {
    if (screen === 'chat') return makeChat(context);
    if (screen === 'form') return makeOfflineForm(context, submit);
    if (screen === 'receipt') return makeReceipt(context);
    return makePlain(context, screen, onClose);
  };
  const viewOf = (screen: Screen): View => {
    const view = views.get(screen) ?? makeView(screen);
    views.set(screen, view);
    return view;
  };

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  });

  const focus = () => {
    if (shown === 'chat' || shown === 'form') views.get(shown)?.focus?.();
    else header.focus?.();
  };

  return {
    element,
    /** After a click of the visitor, never by itself. Rule: AX-2. */
    focus,
    update(state: State, screen: Screen) {
      header.update(state);
      memory.hidden = isKept() || screen !== 'chat';
      const view = viewOf(screen);
      if (screen !== shown) {
        // Who was in the old screen goes on in the new one; who was elsewhere stays there.
        const wasIn = main.contains(document.activeElement);
        const wasWaited = shown === 'loading' && element.contains(document.activeElement);
        shown = screen;
        main.replaceChildren(view.element);
        view.update(state);
        if (wasIn) view.focus?.();
        else if (wasWaited) focus();
      } else view.update(state);
    },
  };
};
