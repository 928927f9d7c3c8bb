import { useEffect, useState } from 'preact/hooks';
import type { UsableReplies, UsableReply } from '../../../../service/protocol/api/reply-api.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { useApp } from '../../app/use-app.ts';
import { shopOf } from '../../state/select.ts';
import type { ReplyValues } from './fill-reply.ts';
import type { SlotProps } from './use-canned-replies.ts';

const read = new Map<string, UsableReplies>();

const NO_HOURS = Object.fromEntries(LOCALES.map((locale) => [locale, null])) as UsableReplies['hours'];
const NONE: UsableReplies = { locale: 'en', replies: [], hours: NO_HOURS };

/** Null while loading or without a shop. */
export const useUsableReplies = (shopId: string | null): UsableReplies | null => {
  const { api } = useApp();
  const [replies, setReplies] = useState(shopId === null ? null : (read.get(shopId) ?? null));
  useEffect(() => {
    if (shopId === null) return undefined;
    let isOver = false;
    void api.usableReplies(shopId).then((answer) => {
      if (!answer.ok) {
        // Offline: continue without the list.
        if (!isOver) setReplies((before) => before ?? NONE);
        return;
      }
      read.set(shopId, answer.body);
      if (!isOver) setReplies(answer.body);
    });
    return () => {
      isOver = true;
    };
  }, [api, shopId]);
  return replies;
};

const uses = (replies: readonly UsableReply[], gap: string): boolean =>
  replies.some(({ texts }) => Object.values(texts).some((text) => text?.includes(gap)));

/** Customer facts are read only if a reply uses them. */
export const useReplyValues = (
  about: SlotProps['about'],
  shopId: string,
  replies: readonly UsableReply[],
): Omit<ReplyValues, 'hours'> => {
  const { api, appState } = useApp();
  const conversationId = 'conversationId' in about ? about.conversationId : null;
  const [visitor, setVisitor] = useState('name' in about ? about.name : null);
  const [order, setOrder] = useState<string | null>(null);
  const [needsName, needsOrder] = [uses(replies, '{visitor}'), uses(replies, '{order}')];
  useEffect(() => {
    if (!needsName || conversationId === null) return;
    void api.cards(conversationId).then((answer) => {
      if (!answer.ok) return;
      const fields = answer.body.cards
        .filter(({ state, isMasked }) => state === 'answered' && !isMasked)
        .flatMap((card) => card.fields);
      setVisitor(fields.findLast(({ kind, value }) => kind === 'name' && value)?.value ?? null);
    });
  }, [api, conversationId, needsName]);
  useEffect(() => {
    if (!needsOrder || conversationId === null) return;
    void api.customer(conversationId).then((answer) => {
      const orders = answer.ok ? (answer.body.customer?.orders ?? []) : [];
      const [newest] = [...orders].sort((a, b) => b.placedAt.localeCompare(a.placedAt));
      setOrder(newest?.number ?? null);
    });
  }, [api, conversationId, needsOrder]);
  const state = appState.get();
  return {
    visitor,
    order,
    consultant: state.me?.name ?? null,
    shop: shopOf(state, shopId)?.name ?? null,
  };
};
