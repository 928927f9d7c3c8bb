import { useState } from 'preact/hooks';
import type { RequestDetail } from '../../../../service/protocol/api/rights-api.ts';
import {
  EXTENSION_REASONS,
  type ExtensionReason,
  type RefusalReason,
} from '../../../../service/protocol/vocabulary.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import type { HeldRequest } from './use-request.ts';

type Props = { request: RequestDetail; act: HeldRequest['act'] };

const IDENTITY_PROOFS = ['order', 'phone_call', 'account'] as const;
const FIELDS = ['email', 'name', 'phone'] as const;

export const IdentitySection = ({ request, act }: Props) => {
  const { requests } = useSpeech().words;
  return (
    <Section title={requests.identity} lead={requests.identityText}>
      <div class="button-row">
        {request.email !== null && (
          <Button label={requests.sendMail} look="primary" onClick={() => act('identity-mail')} />
        )}
        {IDENTITY_PROOFS.map((proof) => (
          <Button key={proof} label={requests.proofs[proof]} onClick={() => act('identify', { proof })} />
        ))}
      </div>
    </Section>
  );
};

const Rectification = ({ act }: Pick<Props, 'act'>) => {
  const { requests } = useSpeech().words;
  const [field, setField] = useState<(typeof FIELDS)[number]>('email');
  const [value, setValue] = useState('');
  return (
    <>
      <Select
        label={requests.rectify}
        value={field}
        options={FIELDS.map((one) => ({ value: one, label: requests.fields[one] }))}
        onChange={setField}
      />
      <Field
        label={requests.newValue}
        {...(field === 'name' ? {} : { hint: requests.rectifyOffers })}
        value={value}
        onInput={setValue}
      />
      <Button label={requests.rectify} look="primary" onClick={() => act('rectify', { field, value })} />
    </>
  );
};

export const AnswerSection = ({
  request,
  act,
  saveResponse,
  sendResponse,
}: Props & Pick<HeldRequest, 'saveResponse' | 'sendResponse'>) => {
  const { requests } = useSpeech().words;
  const [isErasing, setIsErasing] = useState(false);
  const { kind, isRestricted } = request;
  const isByHand = request.answerMail === 'by_hand';
  return (
    <>
      <Section title={requests.act} lead={requests.known}>
        <div class="button-row">
          <Button label={requests.save} onClick={saveResponse} />
          {(kind === 'access' || kind === 'portability') && !isByHand && (
            <Button label={requests.answer} look="primary" onClick={sendResponse} />
          )}
          {(kind === 'erasure' || kind === 'objection') && (
            <Button label={requests.erase} look="danger" onClick={() => setIsErasing(true)} />
          )}
          <Button
            label={isRestricted ? requests.lift : requests.restrict}
            onClick={() => act('restrict', { on: !isRestricted })}
          />
          {!isByHand && <Button label={requests.complete} onClick={() => act('complete')} />}
        </div>
        {kind === 'rectification' && <Rectification act={act} />}
      </Section>
      {isErasing && (
        <EraseDialog
          isHandOverWaiting={request.handOver?.state === 'waiting'}
          onClose={() => setIsErasing(false)}
          onErase={() => void act('erase')}
        />
      )}
    </>
  );
};

/** Rule: RT-3. */
export const LiftSection = ({ act }: Pick<Props, 'act'>) => {
  const { requests } = useSpeech().words;
  return (
    <Section title={requests.stillHidden} lead={requests.stillHiddenText}>
      <Button label={requests.lift} onClick={() => act('restrict', { on: false })} />
    </Section>
  );
};

/** Likeliest first. Rules: RT-2, RT-5. */
const fittingReasons = ({ kind, identity, counts }: RequestDetail): readonly RefusalReason[] => [
  ...(counts.length === 0 ? (['nothing_held'] as const) : []),
  ...(identity === null
    ? (['not_identified', 'unfounded'] as const)
    : (['unfounded', 'not_identified'] as const)),
  ...(kind === 'objection' ? (['compelling_ground'] as const) : []),
  ...(['erasure', 'objection', 'restriction'].includes(kind) ? (['claims'] as const) : []),
];

export const RefusalSection = ({ request, act }: Props) => {
  const { requests } = useSpeech().words;
  const [chosen, setChosen] = useState<RefusalReason | null>(null);
  const fitting = fittingReasons(request);
  const reason = fitting.find((one) => one === chosen) ?? fitting[0] ?? 'unfounded';
  return (
    <Section
      title={requests.refuse}
      {...(request.kind === 'objection' && request.identity !== null ? { lead: requests.refusedOffers } : {})}
    >
      <Select
        label={requests.refuse}
        isLabelHidden
        value={reason}
        options={fitting.map((one) => ({ value: one, label: requests.refusals[one] }))}
        onChange={setChosen}
      />
      <div class="button-row">
        <Button label={requests.refuse} onClick={() => act('refuse', { reason })} />
      </div>
    </Section>
  );
};

export const ExtensionSection = ({ act }: Pick<Props, 'act'>) => {
  const { requests } = useSpeech().words;
  const [reason, setReason] = useState<ExtensionReason>('complexity');
  return (
    <Section title={requests.extend} lead={requests.extendText}>
      <Select
        label={requests.extendWhy}
        value={reason}
        options={EXTENSION_REASONS.map((one) => ({ value: one, label: requests.extensions[one] }))}
        onChange={setReason}
      />
      <div class="button-row">
        <Button label={requests.extend} onClick={() => act('extend', { reason })} />
      </div>
    </Section>
  );
};
