import { useState } from 'preact/hooks';
import type { BreachEntry } from '../../../../service/protocol/api/records-api.ts';
import { BREACH_RISKS, type BreachRisk } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { useRecordWords } from './use-record-words.ts';

type Assessment = BreachEntry['notices'][number]['assessments'][number];

export const BreachRisks = ({ assessments }: { assessments: readonly Assessment[] }) => {
  const { words, format } = useSpeech();
  const w = useRecordWords();
  return (
    <ul class="record-list">
      {assessments.map(({ risk, reason, byName, at }) => (
        <li key={at}>
          <strong>{w.risks[risk]}</strong>{' '}
          {fill(w.judgedBy, { name: byName ?? words.activity.gone, when: format.moment(at) })}: {reason}
        </li>
      ))}
    </ul>
  );
};

/** Rule: SE-4. */
export const BreachRiskForm = ({
  shopId,
  id,
  lead,
  onClose,
}: {
  shopId: string;
  id: string;
  /** Reason for asking. */
  lead?: string | undefined;
  onClose: () => void;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const w = useRecordWords();
  const [risk, setRisk] = useState<BreachRisk>('risk');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const save = async () => {
    if (reason.trim() === '') return setFault(w.riskReasonMissing);
    const answer = await api.assessBreach(shopId, id, { risk, reason });
    if (!answer.ok) return showRefusal(answer.refusal);
    onClose();
  };
  return (
    <Dialog title={w.judge} onClose={onClose}>
      <div class="stack">
        {lead !== undefined && <p>{lead}</p>}
        <p>{w.judgeHint}</p>
        <Select
          label={w.risk}
          value={risk}
          options={BREACH_RISKS.map((value) => ({ value, label: w.risks[value] }))}
          onChange={setRisk}
        />
        <Field
          label={w.riskReason}
          value={reason}
          onInput={setReason}
          error={fault}
          isLong
          maxLength={2000}
        />
        <p class="button-row">
          <Button label={words.common.save} look="primary" onClick={() => void save()} />
        </p>
      </div>
    </Dialog>
  );
};
