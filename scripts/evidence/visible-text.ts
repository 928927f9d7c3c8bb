/** Control, format and bidi characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const UNSEEN_BUT_LINE_END = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const escaped = (sign: string): string => `\\u{${sign.codePointAt(0)?.toString(16)}}`;

/** Control and format characters may mislead in a terminal. */
export const visibleLine = (text: string): string => text.replace(UNSEEN, escaped);

/** Keeps line ends. */
export const visibleText = (text: string): string => text.replace(UNSEEN_BUT_LINE_END, escaped);
