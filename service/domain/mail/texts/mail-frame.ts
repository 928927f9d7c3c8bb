import type { Locale } from '../../../protocol/vocabulary.ts';

type MailFrame = {
  /** On every button; the sentence before it says what it opens. */
  button: string;
  /** Last lines: who writes. @param shopName null: the service itself */
  signature(shopName: string | null): string;
};

/** What stands around the words of every mail. */
export const mailFrame: Record<Locale, MailFrame> = {
  pl: {
    button: 'Otwórz',
    signature: (shopName) =>
      shopName === null ? 'Zgoda' : `${shopName}\nWiadomość wysłana przez czat Zgoda.`,
  },
  en: {
    button: 'Open',
    signature: (shopName) => (shopName === null ? 'Zgoda' : `${shopName}\nSent by the Zgoda chat.`),
  },
  de: {
    button: 'Öffnen',
    signature: (shopName) => (shopName === null ? 'Zgoda' : `${shopName}\nGesendet vom Zgoda-Chat.`),
  },
};
