const FOCUSABLE = 'a[href],button:not([disabled]),input:not([type=hidden]),textarea,select,[tabindex="0"]';

/** Focuses `element` even if it is not a control, such as a heading or an error summary. */
export const moveFocus = (element: HTMLElement | null | undefined): void => {
  if (!element) return;
  if (!element.matches(FOCUSABLE)) element.tabIndex = -1;
  element.focus();
};
