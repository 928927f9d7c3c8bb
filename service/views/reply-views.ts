import type { CannedReply, CannedReplyInput } from '../domain/canned-reply/canned-reply.ts';
import type { ManagedReply } from '../domain/canned-reply/manage-replies.ts';
import type { ManagedReplyView, UsableReply } from '../protocol/api/reply-api.ts';
import { LOCALES } from '../protocol/vocabulary.ts';

export const usableReplyView = ({ id, shortcut, title, texts }: CannedReply): UsableReply => ({
  id,
  shortcut,
  title,
  texts: { ...texts },
});

export const managedReplyView = (reply: ManagedReply): ManagedReplyView => ({
  ...usableReplyView(reply),
  inserted: reply.inserted,
  sent: reply.sent,
});

type GivenTexts = { pl?: string | undefined; en?: string | undefined; de?: string | undefined };

export const replyOf = (given: { shortcut: string; title: string; texts: GivenTexts }): CannedReplyInput => ({
  shortcut: given.shortcut,
  title: given.title,
  texts: Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const text = given.texts[locale];
      return text === undefined ? [] : [[locale, text]];
    }),
  ),
});
