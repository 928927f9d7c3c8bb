import type { MailWords } from '../../model/mail/mail-words.ts';

type Said = { readonly title: string; readonly paragraphs: readonly string[]; readonly next: string };

/** Mails, the page behind their links, and the notice about account data, in one language. Gaps stand in braces. */
export type RegistrationWords = {
  /** To an address without an account. */
  readonly confirmMail: MailWords;
  /** To an address that has one. */
  readonly knownMail: MailWords;
  readonly question: {
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly button: string;
    readonly passwordLabel: string;
  };
  readonly done: Said;
  readonly known: Said;
  /** To the owner of a shop that an agency has set up. */
  readonly clientMail: MailWords;
  readonly notice: {
    readonly title: string;
    readonly dpo: string;
    readonly customers: string;
    readonly paragraphs: readonly { readonly heading: string; readonly text: string }[];
  };
};
