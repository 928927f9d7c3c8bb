import type { MarketingView } from '../../../service/protocol/api/visitor-api.ts';
import type { TextPart } from '../../../service/protocol/frames/visitor-frames.ts';
import { make } from '../../shared/dom.ts';
import { set, state } from '../state/app.ts';
import { textNodes } from './view.ts';

/** A box for offers of one kind: never required, and nothing but the visitor sets it. Rules: MK-1, CO-1. */
export const makeOfferField = ({
  channel,
  text,
}: MarketingView['boxes'][number]): [HTMLInputElement, Node] => {
  const id = `offer-${channel}`;
  const box = make('input', {
    id,
    type: 'checkbox',
    autocomplete: 'off',
    onchange: () =>
      set({
        offers: [...state.offers.filter((one) => one !== channel), ...(box.checked ? [channel] : [])],
      }),
  });
  return [box, make('div', 'consent', box, make('label', { htmlFor: id }, ...textNodes(text)))];
};

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
  return [box, make('label', { htmlFor: 'consent' }, ...textNodes(text))];
};
