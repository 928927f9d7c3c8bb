const FOCUSABLE = 'a[href],button:not([disabled]),input:not([type=hidden]),textarea,select,[tabindex="0"]';

/** Also for non-controls such as headings. */
export const moveFocus = (element: HTMLElement | null | undefined): void => {
  if (!element) return;
  if (!element.matches(FOCUSABLE)) element.tabIndex = -1;
  element.focus();
};
