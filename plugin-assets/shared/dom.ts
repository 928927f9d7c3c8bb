export type Child = Node | string | number | false | null | undefined;

/** Replaces all children; falsy ones are left out. */
export const setChildren = (element: Element, children: readonly Child[]): void =>
  element.replaceChildren(...(children.filter(Boolean) as Node[]));

/** Builds an element. Known names are set as properties, others as attributes. Never parses markup. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Readonly<Record<string, unknown>> | string | null,
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  const given = typeof props === 'string' ? { className: props } : props;
  for (const name in given) {
    if (name in element) (element as unknown as Record<string, unknown>)[name] = given[name];
    else element.setAttribute(name, given[name] as string);
  }
  setChildren(element, children);
  return element;
};

/** A button with a text or an icon; never of type submit. */
export const button = (className: string, content: string | Node, onclick: () => void): HTMLButtonElement =>
  make('button', { type: 'button', className, onclick }, content);

/** Adds the style sheet of a lazily loaded part, so that the browser loads only the styles it needs. */
export const addStyle = (css: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
};

export const setText = (element: Node, text: string): void => {
  if (element.textContent !== text) element.textContent = text;
};

/** An icon of 24 × 24 in the text colour, with a label for screen readers. */
export const icon = (path: string, word: string): Node => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return make('span', null, svg, hiddenText(word));
};

/** Text for screen readers only. */
export const hiddenText = (text: string): HTMLElement => make('span', 'off', text);
