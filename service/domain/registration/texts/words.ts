import type { MailWords } from '../../model/mail/mail-words.ts';

type Said = { readonly title: string; readonly paragraphs: readonly string[]; readonly next: string };

/** Wording of one language; gaps in braces. */
export type RegistrationWords = {
  readonly confirmMail: MailWords;
  readonly knownMail: MailWords;
  readonly question: {
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly button: string;
    readonly passwordLabel: string;
  };
  readonly done: Said;
  readonly known: Said;
  readonly clientMail: MailWords;
  readonly notice: {
    readonly title: string;
    readonly dpo: string;
    readonly customers: string;
    readonly paragraphs: readonly { readonly heading: string; readonly text: string }[];
  };
};
