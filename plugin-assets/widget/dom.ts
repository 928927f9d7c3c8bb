import type { TextPart } from '../../service/protocol/visitor-api.ts';
import { LINK_REL } from '../shared/linkify.ts';

type Child = Node | string | null | undefined | false;
type Props = Record<string, unknown>;

/** Builds an element; `on…` and what the element knows are properties, the rest attributes. Never markup. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props | null,
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name in element) Object.assign(element, { [name]: value });
    else if (value != null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child != null && child !== false));
  return element;
};

/** Replaces the children when they are others than before. */
export const fillWith = (element: Element, ...children: Child[]): void => {
  const wanted = children.filter((child): child is Node | string => child != null && child !== false);
  element.replaceChildren(...wanted);
};

export const setText = (element: Node, text: string): void => {
  if (element.textContent !== text) element.textContent = text;
};

/** A drawing of 24 by 24 in the colour of the text; says nothing to readers. */
export const icon = (path: string): SVGElement => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
};

/** Words for readers alone. */
export const hidden = (text: string): HTMLElement => make('span', { className: 'off' }, text);

/** Texts and links of a notice or a message. Links open a new tab, and say so. */
export const parts = (list: readonly TextPart[], newTab: string): Node[] =>
  list.map(({ text, href }) =>
    href && /^(https?:|mailto:)/i.test(href)
      ? make('a', { href, target: '_blank', rel: LINK_REL, className: 'out' }, text, hidden(` (${newTab})`))
      : document.createTextNode(text),
  );
