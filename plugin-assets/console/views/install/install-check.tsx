import { useState } from 'preact/hooks';
import type { InstallCheck as Seen } from '../../../../service/protocol/api/connection-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyLine } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { entryOf } from '../../words/word-lists.ts';
import { useInstallSpeech } from './install-speech.ts';
import { ShopAddress } from './shop-address.tsx';

const PolicyFaults = ({ faults }: { faults: Seen['policyFaults'] }) => {
  const { install } = useInstallSpeech();
  return (
    <>
      <p>{install.blocked}</p>
      {(['header', 'meta'] as const).map((place) => {
        const directives = faults.flatMap((fault) =>
          fault.place === place && fault.directive !== null ? [fault.directive] : [],
        );
        return (
          directives.length > 0 && (
            <div key={place} class="stack">
              <p>{install.places[place]}</p>
              {directives.map((directive) => (
                <CopyLine key={directive} text={directive} what={directive.split(' ')[0] ?? ''} />
              ))}
            </div>
          )
        );
      })}
      {faults.some(({ directive }) => directive === null) && <p>{install.nonce}</p>}
    </>
  );
};

const Outcome = ({ seen, onUse }: { seen: Seen; onUse: (origin: string) => void }) => {
  const { install } = useInstallSpeech();
  const { state, reason, otherOrigin } = seen;
  const gaps = { origin: otherOrigin ?? '', status: String(seen.status) };
  const key = reason === 'status' ? gaps.status : (reason ?? 'none');
  return (
    <>
      {(state === 'missing' || state === 'unreachable' || otherOrigin !== null) && (
        <Banner tone="note">
          {state === 'missing' && <p>{entryOf(install.missing, key)}</p>}
          {state === 'unreachable' && (
            <p>{fill(entryOf(install.unreachable, key) ?? install.unreachable.none, gaps)}</p>
          )}
          {state === 'blocked' && <p>{fill(install.otherOrigin, gaps)}</p>}
          {otherOrigin !== null && (
            <button type="button" class="button small" onClick={() => onUse(otherOrigin)}>
              {fill(install.useOrigin, gaps)}
            </button>
          )}
        </Banner>
      )}
      {seen.policyFaults.length > 0 && (
        <Banner tone="note">
          <PolicyFaults faults={seen.policyFaults} />
        </Banner>
      )}
      {seen.isTwice && <Banner tone="note">{install.twice}</Banner>}
    </>
  );
};

export const InstallCheck = ({ settings, onChange }: TabProps) => {
  const { api } = useApp();
  const { install, format } = useInstallSpeech();
  const { showRefusal } = useActions();
  const [isBusy, setIsBusy] = useState(false);
  const [seen, setSeen] = useState<Seen | null>(null);
  const check = async () => {
    setIsBusy(true);
    const answer = await api.checkInstallation(settings.id);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    setSeen(answer.body);
    const fresh = await api.shop(settings.id);
    if (fresh.ok) onChange(fresh.body);
  };
  const useAddress = async (url: string) => {
    const answer = await api.changeShop(settings.id, { url });
    if (!answer.ok) return showRefusal(answer.refusal);
    onChange(answer.body);
    await check();
  };
  const isSeen = settings.seenAt !== null && (seen === null || seen.state === 'found');
  return (
    <div class="stack">
      <p class="install-address">{fill(install.lookLead, { url: settings.url })}</p>
      <div class="stack" aria-live="polite">
        {isSeen && settings.seenAt !== null && (
          <Banner tone="good">{fill(install.seen, { when: format.moment(settings.seenAt) })}</Banner>
        )}
        {seen !== null && <Outcome seen={seen} onUse={(origin) => void useAddress(`${origin}/`)} />}
        {seen?.reason === 'none' && <p class="hint">{install.byEye}</p>}
      </div>
      {settings.mayEdit && (
        <>
          <p class="button-row">
            <button
              type="button"
              class={isSeen ? 'button' : 'button primary'}
              disabled={isBusy}
              onClick={() => void check()}
            >
              <Icon name="reload" size={18} />
              {isBusy ? install.checking : install.check}
            </button>
          </p>
          <ShopAddress key={settings.url} saved={settings.url} onSave={(url) => void useAddress(url)} />
        </>
      )}
    </div>
  );
};
