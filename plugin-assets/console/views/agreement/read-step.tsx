import { useState } from 'preact/hooks';
import type { AgreementDocumentView } from '../../../../service/protocol/api/agreement-api.ts';
import type { Authority } from '../../api/agreement-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { AgreementText } from '../../parts/agreement-text.tsx';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { UploadButton } from '../../parts/upload-button.tsx';

/** The full text, an unticked box, and the two ways to sign. */
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
  const [isTicked, setIsTicked] = useState(false);
  const [authority, setAuthority] = useState<Authority>('representative');
  const [hasAuthority, setHasAuthority] = useState(document.authorityFile !== null);
  const [fault, setFault] = useState('');
  const [isBusy, setIsBusy] = useState(false);
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
      <Choice
        legend={w.authority}
        value={authority}
        options={(['representative', 'proxy', 'sole_trader'] as const).map((value) => ({
          value,
          label: document.authorities[value],
        }))}
        onChange={setAuthority}
      />
      <div class="agreement-box">
        <label class="check">
          <input
            type="checkbox"
            name="accepted"
            checked={isTicked}
            aria-describedby={fault === '' ? undefined : 'agreement-fault'}
            aria-invalid={fault !== ''}
            onChange={(event) => {
              setIsTicked(event.currentTarget.checked);
              setFault('');
            }}
          />
          <span lang={document.locale}>{document.statement}</span>
        </label>
        {fault !== '' && (
          <p id="agreement-fault" class="field-error">
            <Icon name="warn" size={16} />
            {fault}
          </p>
        )}
      </div>
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy || needsFile}>
          {w.accept}
        </button>
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() => void run(() => agreements.print(shopId, document.id))}
        >
          {w.paper}
        </button>
      </p>
      <p class="hint">{w.paperHint}</p>
    </form>
  );
};
