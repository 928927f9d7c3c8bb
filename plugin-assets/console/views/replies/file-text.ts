/**
 * `guessedBy`: null for UTF-8. Else a line by whose letters a person can judge whether the encoding was guessed right.
 */
export type FileText = { text: string; guessedBy: string | null };

const SHOWN = 120;
const BEYOND_ASCII = /[\u0080-\uffff]/;

/** The text of a file. One that is not UTF-8 is read as a Polish or a Western European Excel saves it. */
export const textOfFile = (bytes: BufferSource, locale: string): FileText => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessedBy: null };
  } catch {
    const text = new TextDecoder(locale === 'pl' ? 'windows-1250' : 'windows-1252').decode(bytes);
    const line = text.split('\n').find((one) => BEYOND_ASCII.test(one)) ?? '';
    return { text, guessedBy: line.trim().slice(0, SHOWN) };
  }
};
