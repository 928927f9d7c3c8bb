import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

export const testMailWords: Record<Locale, MailWords> = {
  pl: {
    subject: 'Wiadomość próbna: {shop}',
    text: 'Dzień dobry,\n\nta wiadomość pokazuje, że poczta z czatu sklepu {shop} dochodzi. Nie musisz nic robić.',
  },
  en: {
    subject: 'Test e-mail: {shop}',
    text: 'Hello,\n\nThis e-mail shows that mail from the chat of {shop} arrives. You do not need to do anything.',
  },
  de: {
    subject: 'Test-E-Mail: {shop}',
    text: 'Guten Tag,\n\ndiese E-Mail zeigt, dass Nachrichten aus dem Chat von {shop} ankommen. Sie müssen nichts tun.',
  },
};
