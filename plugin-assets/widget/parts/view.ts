import type { TextPart } from '../../../service/protocol/frames/visitor-frames.ts';
import type { MaskedKind } from '../../../service/protocol/vocabulary.ts';
import { type Child, hiddenText, make, setChildren } from '../../shared/dom.ts';
import { LINK_REL } from '../../shared/link-rel.ts';
import { words } from '../state/app.ts';
import type { State } from '../state/state.ts';

/** Built once. */
export type View = [element: HTMLElement, update: (state: State) => void, focus: () => void];

const shown = new WeakMap<Element, string>();

/** Only if `key` changed, to keep focus. True when the focus was inside. */
export const fillIfChanged = (element: Element, key: string, children: () => readonly Child[]): boolean => {
  if (shown.get(element) === key) return false;
  const hadFocus = element.contains(document.activeElement);
  shown.set(element, key);
  setChildren(element, children());
  return hadFocus;
};

/** Links open in a new tab and say so. */
export const textNodes = (list: readonly TextPart[]): Node[] =>
  list.map(({ text, href }) =>
    /^(https?:|mailto:)/i.test(href ?? '')
      ? make(
          'a',
          { href, target: '_blank', rel: LINK_REL, className: 'out' },
          text,
          hiddenText(` (${words.newTabText})`),
        )
      : new Text(text),
  );

/** Rule: RQ-4. */
export const maskedText = (kinds: readonly MaskedKind[]): string =>
  words.maskedText.replace('{what}', kinds.map((kind) => words.maskedKindText[kind]).join(', '));
