import type { TextPart } from '../../../service/protocol/visitor-api.ts';
import { set } from '../app.ts';
import { make, parts } from '../dom.ts';

/**
 * The consent box: native, empty until the visitor ticks it, its text as label, the links in it reachable and
 * without effect on the box. Rules: CO-1, CO-8, AX-3.
 */
export const makeConsentField = (text: readonly TextPart[]): [HTMLInputElement, HTMLElement] => {
  const box = make('input', {
    type: 'checkbox',
    autocomplete: 'off',
    onchange: () => set({ hasTicked: box.checked }),
  });
  return [box, make('label', { htmlFor: 'consent' }, ...parts(text))];
};
