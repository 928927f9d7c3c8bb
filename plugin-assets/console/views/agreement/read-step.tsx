import { useState } from 'preact/hooks';
import type { AgreementDocumentView } from '../../../../service/protocol/api/agreement-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { AgreementText } from '../../parts/agreement-text.tsx';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { FieldError } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';

/** Starts unticked. */
const AcceptBox = ({
  document,
  isTicked,
  fault,
  onChange,
}: {
  document: AgreementDocumentView;
  isTicked: boolean;
  fault: string;
  onChange: (isTicked: boolean) => void;
}) => (
  <div class="agreement-box">
    <label class="check">
      <input
        type="checkbox"
        name="accepted"
        checked={isTicked}
        aria-describedby={fault === '' ? undefined : 'agreement-fault'}
        aria-invalid={fault !== ''}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span lang={document.locale}>{document.statement}</span>
    </label>
    <FieldError id="agreement-fault" text={fault} />
  </div>
);

/** Without a mail server only signing on paper. Rule: PR-2. */
export const ReadStep = ({
  shopId,
  document,
  onBack,
  onDone,
}: {
  shopId: string;
  document: AgreementDocumentView;
  onBack: () => void;
  onDone: () => void;
}) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const w = words.dpa;
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  const [isTicked, setIsTicked] = useState(false);
  const [fault, setFault] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const run = async (
    work: () => Promise<{ ok: true } | { ok: false; refusal: Parameters<typeof showRefusal>[0] }>,
  ) => {
    setIsBusy(true);
    const answer = await work();
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    onDone();
  };
  const accept = (event: Event) => {
    event.preventDefault();
    if (!isMailSet) return;
    if (!isTicked) return setFault(w.tick);
    const { id, sha256 } = document;
    void run(() => agreements.accept(shopId, id, sha256));
  };
  return (
    <form class="stack" onSubmit={accept} noValidate>
      <AgreementText blocks={document.blocks} label={w.text} locale={document.locale} />
      <p class="button-row">
        <button type="button" class="button" onClick={() => void agreements.pdf(shopId, document.id)}>
          <Icon name="download" size={18} />
          {w.pdf}
        </button>
        <Button label={w.change} onClick={onBack} />
      </p>
      {isMailSet ? (
        <AcceptBox
          document={document}
          isTicked={isTicked}
          fault={fault}
          onChange={(isOn) => {
            setIsTicked(isOn);
            setFault('');
          }}
        />
      ) : (
        <Banner tone="note">{w.noMail}</Banner>
      )}
      <p class="button-row">
        {isMailSet && (
          <button type="submit" class="button primary" disabled={isBusy}>
            {w.accept}
          </button>
        )}
        <button
          type="button"
          class={isMailSet ? 'button' : 'button primary'}
          disabled={isBusy}
          onClick={() => void run(() => agreements.print(shopId, document.id))}
        >
          {isMailSet ? w.paper : w.paperOnly}
        </button>
      </p>
      <p class="hint">{w.paperHint}</p>
    </form>
  );
};
