import { useState } from 'preact/hooks';
import { useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyLine } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { shopOf } from '../../state/select.ts';
import { useInstallSpeech } from './install-speech.ts';

/** The adapter's secret key, shown once. */
const Secret = ({ settings, onChange }: TabProps) => {
  const { api } = useApp();
  const { install, words } = useInstallSpeech();
  const isWaiting = useAppState((state) => shopOf(state, settings.id)?.isWaiting ?? false);
  const { showRefusal } = useActions();
  const [secret, setSecret] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isRotation = settings.adapter !== null || secret !== null;
  const make = async () => {
    setIsBusy(true);
    const answer = await api.makeAdapterSecret(settings.id);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    setSecret(answer.body.secret);
    const fresh = await api.shop(settings.id);
    if (fresh.ok) onChange(fresh.body);
  };
  return (
    <div class="stack" aria-live="polite">
      {secret !== null && (
        <>
          <Banner tone="note">{install.secretOnce}</Banner>
          <CopyLine text={secret} what={install.secret} />
        </>
      )}
      {isWaiting ? (
        <Banner tone="note">
          <p>{words.access.waitsHere}</p>
          <a href={hrefOf({ view: 'shop', shopId: settings.id, tab: 'access' })}>{words.access.toContract}</a>
        </Banner>
      ) : settings.mayEdit ? (
        <p class="button-row">
          <button type="button" class="button" disabled={isBusy} onClick={() => void make()}>
            <Icon name="key" size={18} />
            {isRotation ? install.rotateSecret : install.makeSecret}
          </button>
        </p>
      ) : (
        <p class="hint">{install.ownerOnly}</p>
      )}
      {isRotation && <p class="hint">{install.rotateHint}</p>}
    </div>
  );
};

/** For platforms that this browser cannot reach. */
export const ConnectByKeys = (props: TabProps) => {
  const { install } = useInstallSpeech();
  return (
    <details class="more">
      <summary>{install.keys}</summary>
      <div class="stack">
        <p>{install.keysLead}</p>
        <h4>{install.key}</h4>
        <p class="hint">{install.keyHint}</p>
        <CopyLine text={props.settings.key} what={install.key} />
        <h4>{install.secretTitle}</h4>
        <p class="hint">{install.secretLead}</p>
        <Secret {...props} />
      </div>
    </details>
  );
};
