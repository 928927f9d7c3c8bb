import type { TextPart } from '../../../service/protocol/frames/visitor-frames.ts';
import type { MaskedKind } from '../../../service/protocol/vocabulary.ts';
import { type Child, hiddenText, make, setChildren } from '../../shared/dom.ts';
import { LINK_REL } from '../../shared/link-rel.ts';
import { words } from '../state/app.ts';
import type { State } from '../state/state.ts';

/** A part of the page, built once: its element, its update function, and what focuses it. */
export type View = [element: HTMLElement, update: (state: State) => void, focus: () => void];

const shown = new WeakMap<Element, string>();

/**
 * Replaces the children only when `key` has changed, so that focus stays and nothing is announced twice.
 * True when it replaced children while the focus was inside.
 */
export const fillIfChanged = (element: Element, key: string, children: () => readonly Child[]): boolean => {
  if (shown.get(element) === key) return false;
  const hadFocus = element.contains(document.activeElement);
  shown.set(element, key);
  setChildren(element, children());
  return hadFocus;
};

/** Texts and links of a notice or a message. Links open in a new tab and say so. */
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

/** Says what was masked in a message. Rule: RQ-4. */
export const maskedText = (kinds: readonly MaskedKind[]): string =>
  words.maskedText.replace('{what}', kinds.map((kind) => words.maskedKindText[kind]).join(', '));
