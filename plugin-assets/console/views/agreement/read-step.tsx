import { useState } from 'preact/hooks';
import type { AgreementDocumentView } from '../../../../service/protocol/api/agreement-api.ts';
import type { Authority } from '../../api/agreement-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { AgreementText } from '../../parts/agreement-text.tsx';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Choice, FieldError } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { UploadButton } from '../../parts/upload-button.tsx';

/** The box that starts empty, with the words that are accepted by it. */
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

/** The full text, an unticked box, and the two ways to sign; without a mail server paper alone. Rule: PR-2. */
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
  const { showRefusal, showDone } = useActions();
  const w = words.dpa;
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  const [isTicked, setIsTicked] = useState(false);
  const [authority, setAuthority] = useState<Authority>('representative');
  const [hasAuthority, setHasAuthority] = useState(document.authorityFile !== null);
  const [fault, setFault] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  // Its words say that the shop confirms by e-mail, which paper does not bring about.
  const mayPrint = document.proof !== 'mail';
  const needsFile = document.proof === 'uploaded' && !hasAuthority;
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
    void run(() => agreements.accept([{ shopId, id, sha256 }], authority));
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
      {needsFile && (
        <UploadButton
          label={w.uploadAuthority}
          onFile={async (file) => {
            const answer = await agreements.upload(shopId, document.id, 'authority', file);
            if (!answer.ok) return showRefusal(answer.refusal);
            setHasAuthority(true);
            showDone(w.uploaded);
          }}
        />
      )}
      {isMailSet ? (
        <>
          <Choice
            legend={w.authority}
            value={authority}
            options={(['representative', 'proxy', 'sole_trader'] as const).map((value) => ({
              value,
              label: document.authorities[value],
            }))}
            onChange={setAuthority}
          />
          <AcceptBox
            document={document}
            isTicked={isTicked}
            fault={fault}
            onChange={(isOn) => {
              setIsTicked(isOn);
              setFault('');
            }}
          />
        </>
      ) : (
        <Banner tone="note">{w.noMail}</Banner>
      )}
      <p class="button-row">
        {isMailSet && (
          <button type="submit" class="button primary" disabled={isBusy || needsFile}>
            {w.accept}
          </button>
        )}
        {mayPrint && (
          <button
            type="button"
            class={isMailSet ? 'button' : 'button primary'}
            disabled={isBusy}
            onClick={() => void run(() => agreements.print(shopId, document.id))}
          >
            {isMailSet ? w.paper : w.paperOnly}
          </button>
        )}
      </p>
      {mayPrint && <p class="hint">{w.paperHint}</p>}
    </form>
  );
};
