import type { Locale } from '../../../protocol/vocabulary.ts';

type MailFrame = {
  button: string;
  /** Sender lines. @param shopName null: the service itself */
  signature(shopName: string | null): string;
};

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
