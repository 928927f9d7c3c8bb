export type Child = Node | string | number | false | null | undefined;

/** Falsy children are skipped. */
export const setChildren = (element: Element, children: readonly Child[]): void =>
  element.replaceChildren(...(children.filter(Boolean) as Node[]));

/** Known names become properties, others attributes. Never parses markup. */
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

export const button = (className: string, content: string | Node, onclick: () => void): HTMLButtonElement =>
  make('button', { type: 'button', className, onclick }, content);

/** Styles of a lazily loaded part. */
export const addStyle = (css: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
};

export const setText = (element: Node, text: string): void => {
  if (element.textContent !== text) element.textContent = text;
};

/** 24 × 24, text colour, with a label. */
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

export const hiddenText = (text: string): HTMLElement => make('span', 'off', text);
