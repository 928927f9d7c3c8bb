import type { MarketingView } from '../../../service/protocol/api/visitor-api.ts';
import type { TextPart } from '../../../service/protocol/frames/visitor-frames.ts';
import { make } from '../../shared/dom.ts';
import { set, state } from '../state/app.ts';
import { textNodes } from './view.ts';

/** Never required, set only by the visitor. Rules: MK-1, CO-1. */
export const makeOfferField = ({
  channel,
  text,
}: MarketingView['boxes'][number]): [HTMLInputElement, Node] => {
  const id = `offer-${channel}`;
  const box = make('input', {
    id,
    type: 'checkbox',
    autocomplete: 'off',
    oninput: () =>
      set({
        offers: box.checked ? [...state.offers, channel] : state.offers.filter((one) => one !== channel),
      }),
  });
  return [box, make('div', 'consent', box, make('label', { htmlFor: id }, ...textNodes(text)))];
};

/** Native, initially unticked; links in the label do not toggle it. Rules: CO-1, CO-8, AX-3. */
export const makeConsentField = (text: readonly TextPart[]): [HTMLInputElement, HTMLElement] => {
  const box = make('input', {
    type: 'checkbox',
    autocomplete: 'off',
    oninput: () => set({ hasTicked: box.checked }),
  });
  return [box, make('label', { htmlFor: 'consent' }, ...textNodes(text))];
};
