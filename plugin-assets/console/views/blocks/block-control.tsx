import { useState } from 'preact/hooks';
import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { BLOCK_REASONS, type BlockDays, type BlockReason } from '../../../../service/protocol/inbox-lists.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { Banner } from '../../parts/banner.tsx';
import { AskDialog } from '../../parts/dialogs/ask-dialog.tsx';
import { Choice } from '../../parts/field.tsx';

export const BlockControl = ({
  summary: { id, blockedFor, isCustomer },
}: {
  summary: ConversationSummary;
}) => {
  const { words } = useSpeech();
  const { api, toasts } = useApp();
  const { showDone, showRefusal } = useActions();
  const [reason, setReason] = useState<BlockReason>('abuse');
  const [days, setDays] = useState<`${BlockDays}` | 'none'>('none');
  const refFor = useRefFor();
  const w = words.blocks;
  /** False keeps the dialog open. */
  const act = async (lift: boolean): Promise<boolean> => {
    const block = { reason, ...(days === 'none' ? {} : { customerDays: Number(days) as BlockDays }) };
    const answer = await (lift
      ? api.unblock(id, { ref: refFor.of('lift') })
      : api.block(id, { ref: refFor.of(block), ...block }));
    if (!answer.ok) {
      const isOver = answer.refusal.code === 'conflict' && !lift;
      if (isOver) toasts.show(w.over, { tone: 'bad' });
      else showRefusal(answer.refusal);
      return isOver;
    }
    refFor.stored();
    showDone(lift ? w.liftedToast : w.blockedToast);
    return true;
  };
  if (blockedFor !== null) {
    return (
      <Banner tone="note">
        <p>{fill(w.blockedNow, { reason: w.reasons[blockedFor] })}</p>
        <p>{w.limits}</p>
        <button type="button" class="button small" onClick={() => void act(true)}>
          {w.unblock}
        </button>
      </Banner>
    );
  }
  return (
    <AskDialog title={w.title} submit={w.block} isDanger onSubmit={() => act(false)}>
      <p>{w.lead}</p>
      <p class="soft">{w.limits}</p>
      <Choice
        legend={w.reason}
        value={reason}
        options={BLOCK_REASONS.map((value) => ({ value, label: w.reasons[value] }))}
        onChange={setReason}
      />
      {isCustomer && (
        <>
          <Choice
            legend={w.customer}
            value={days}
            options={(['none', '1', '7', '30'] as const).map((value) => ({ value, label: w.days[value] }))}
            onChange={setDays}
          />
          <p class="soft">{w.customerHint}</p>
        </>
      )}
    </AskDialog>
  );
};
