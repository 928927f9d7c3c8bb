/** Signs that move the cursor of a terminal, clear it, hide text or turn its direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const UNSEEN_BUT_LINE_END = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const escaped = (sign: string): string => `\\u{${sign.codePointAt(0)?.toString(16)}}`;

/** One line for a terminal: control and format characters as escapes, since the text of a file may be made to mislead. */
export const visibleLine = (text: string): string => text.replace(UNSEEN, escaped);

/** The same for a text of several lines. */
export const visibleText = (text: string): string => text.replace(UNSEEN_BUT_LINE_END, escaped);
