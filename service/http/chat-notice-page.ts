import type { RequestHandler } from 'express';
import * as v from 'valibot';
import type { VisitorDesk } from '../desks/visitor-desk.ts';
import { notFound } from '../domain/model/base/domain-error.ts';
import { chatDetailsTitle } from '../domain/notice/compose-chat-notice.ts';
import { htmlText } from '../domain/notice/text-parts.ts';
import { shopKeyField } from '../protocol/fields.ts';
import { makePlainPage, type PlainPageDeps } from './plain-page.ts';

/** Second layer of the chat notice, without scripts. Rule: TR-1. */
export const makeChatNoticePage = (deps: PlainPageDeps & { desk: VisitorDesk['notices'] }): RequestHandler =>
  makePlainPage(deps, ['/notice/:shopKey'], async (request, locale) => {
    const key = v.safeParse(shopKeyField, request.params.shopKey);
    if (!key.success) throw notFound();
    const { paragraphs } = await deps.desk.readChatNotice(key.output, locale);
    return {
      title: chatDetailsTitle(locale),
      body: paragraphs.map((parts) => `<p>${htmlText(parts)}</p>`).join(''),
    };
  });
