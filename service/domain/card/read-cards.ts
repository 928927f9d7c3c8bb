import type { CardBasis, CardField, CardState } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { CardStore } from '../model/card/card-store.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { Staff } from '../model/staff/staff.ts';
import { maskValue } from './card-values.ts';

export type OpenedCard = {
  id: string;
  state: CardState;
  purposeCode: string;
  purpose: string;
  basis: CardBasis;
  fields: { kind: CardField; label: string | null; value: string | null }[];
  isMasked: boolean;
  textByMail: boolean;
  keptUntil: string | null;
};

/** Masked without the right to answer. Rules: SE-3, PR-6. */
export const makeReadCards =
  (deps: { cards: CardStore; vault: FieldVault; recordAct: RecordAct }) =>
  async (
    scope: ShopScope,
    reader: Staff,
    conversation: Conversation,
    mayAnswer: boolean,
  ): Promise<OpenedCard[]> => {
    const cards = await deps.cards.listByConversation(scope, conversation.id);
    const opened: OpenedCard[] = [];
    for (const card of cards) {
      // Kept only under a hold. Rule: CO-7.
      const values =
        card.sealed === null || card.state === 'withdrawn'
          ? []
          : (JSON.parse(await deps.vault.open(scope, card.sealed)) as string[]);
      const shown = (at: number): string | null => {
        const value = values[at];
        if (value === undefined) return null;
        return mayAnswer || value === '' ? value : maskValue(value);
      };
      opened.push({
        id: card.id,
        state: card.state,
        purposeCode: card.purposeCode,
        purpose: card.purpose,
        basis: card.basis,
        fields: card.fields.map((field, at) => ({ ...field, value: shown(at) })),
        isMasked: !mayAnswer,
        textByMail: card.textByMail === true,
        keptUntil: card.answersExpireAt?.toISOString() ?? null,
      });
    }
    if (cards.some(({ sealed, state }) => sealed !== null && state !== 'withdrawn')) {
      await deps.recordAct({
        actor: reader.id,
        shopId: scope.shopId,
        action: 'card.read',
        target: conversation.id,
        outcome: 'ok',
        details: { isMasked: !mayAnswer },
      });
    }
    return opened;
  };
