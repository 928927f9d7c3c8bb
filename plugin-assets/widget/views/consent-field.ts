import type { TextPart } from '../../../service/protocol/visitor-api.ts';
import { make, parts } from '../dom.ts';
import type { ViewContext } from './view.ts';

/**
 * The consent box: native, empty until the visitor ticks it, its text as label, the links in it reachable and
 * without effect on the box. Rules: CO-1, CO-8, AX-3.
 */
export const makeConsentField = ({ words, dispatch, state }: ViewContext, text: readonly TextPart[]) => {
  const box = make('input', {
    type: 'checkbox',
    id: 'consent',
    required: true,
    autocomplete: 'off',
    'aria-describedby': 'consent-fault',
    onchange: () => dispatch({ t: 'tick', isOn: box.checked }),
  });
  // Only what the visitor did in this very notice; never a default.
  box.checked = state().hasTicked;
  const fault = make('p', { id: 'consent-fault', className: 'fault' });
  const label = make('label', { htmlFor: 'consent' }, ...parts(text, words.newTab));
  return { element: make('div', { className: 'consent' }, box, label, fault), box, fault };
};
