const FOCUSABLE = 'a[href],button:not([disabled]),input:not([type=hidden]),textarea,select,[tabindex="0"]';

/** Elements a keyboard reaches inside `root`, in order; hidden ones are left out. */
export const focusables = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.getClientRects().length > 0);

/** Moves the focus to `element` even where it is no control, such as a heading or an error summary. */
export const moveFocus = (element: HTMLElement | null | undefined): void => {
  if (!element) return;
  if (!element.matches(FOCUSABLE)) element.tabIndex = -1;
  element.focus();
};
