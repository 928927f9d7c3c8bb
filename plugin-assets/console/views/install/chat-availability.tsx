import type { ConnectionStandingView } from '../../../../service/protocol/api/connection-api.ts';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { hrefOf, type ShopTab } from '../../app/router.ts';
import type { Loaded } from '../../app/use-app.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import { isInstalled } from '../../state/select.ts';
import { entryOf } from '../../words/word-lists.ts';
import { useInstallSpeech } from './install-speech.ts';

const PLACES: Partial<Record<string, ShopTab>> = {
  setup_incomplete: 'account',
  dpa_required: 'agreement',
  form_closed: 'account',
  outside_hours: 'chat',
};

/** Live chat, form or nothing, as decided by the service. */
export const ChatAvailability = ({
  settings,
  standing,
}: {
  settings: ShopSettings;
  standing: Loaded<ConnectionStandingView>;
}) => {
  const { words, install } = useInstallSpeech();
  if (standing.data === null) {
    return <LoadState loaded={standing} lines={2} />;
  }
  const { mode, reason } = standing.data.visitors;
  const place = reason === null ? undefined : PLACES[reason];
  return (
    <div class="stack">
      <div class="stack" aria-live="polite">
        <Banner tone={mode === 'closed' ? 'note' : 'good'}>
          <p>{install.modes[mode]}</p>
          {reason !== null && <p>{install.closed[reason]}</p>}
          {reason !== null && place !== undefined && (
            <a class="button small" href={hrefOf({ view: 'shop', shopId: settings.id, tab: place })}>
              {entryOf(install.fix, reason)}
            </a>
          )}
        </Banner>
      </div>
      {!isInstalled(settings) && <p class="hint">{install.notSeenYet}</p>}
      <p class="button-row">
        <a class="button" href={settings.url} target="_blank" rel="noopener noreferrer">
          <Icon name="link" size={18} />
          {install.open}
          <span class="off-screen"> ({words.common.newTab})</span>
        </a>
        {settings.collecting && (
          <a class="button" href="#/inbox">
            {install.toInbox}
          </a>
        )}
        <button type="button" class="button" disabled={standing.isBusy} onClick={standing.reload}>
          <Icon name="reload" size={18} />
          {words.policy.check}
        </button>
      </p>
    </div>
  );
};
