import { useState } from 'preact/hooks';
import { fill } from '../../shared/translate.ts';
import { useActions } from '../actions.ts';
import { CopyLine } from '../parts/copy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Banner } from '../parts/notice.tsx';
import { Section } from '../parts/section.tsx';
import { useApp, useSpeech } from '../use-app.ts';
import { AccessibilitySection } from './accessibility-section.tsx';
import type { TabProps } from './shop-settings.tsx';

/** The plugin's secret: made here, shown once. */
const SecretSection = ({ settings, onChange }: TabProps) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { failed } = useActions();
  const [secret, setSecret] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isRotation = settings.adapter !== null || secret !== null;
  const make = async () => {
    setIsBusy(true);
    const answer = await api.makeAdapterSecret(settings.id);
    setIsBusy(false);
    if (!answer.ok) return failed(answer.refusal);
    setSecret(answer.body.secret);
    const fresh = await api.shop(settings.id);
    if (fresh.ok) onChange(fresh.body);
  };
  return (
    <Section title={words.install.secretTitle} lead={words.install.secretLead}>
      <div class="stack" aria-live="polite">
        {secret !== null && (
          <>
            <Banner tone="note">{words.install.secretOnce}</Banner>
            <CopyLine text={secret} what={words.install.secret} />
          </>
        )}
        {settings.mayEdit ? (
          <p class="button-row">
            <button type="button" class="button" disabled={isBusy} onClick={() => void make()}>
              <Icon name="key" size={18} />
              {isRotation ? words.install.rotateSecret : words.install.makeSecret}
            </button>
          </p>
        ) : (
          <p class="hint">{words.install.ownerOnly}</p>
        )}
        {isRotation && <p class="hint">{words.install.rotateHint}</p>}
      </div>
    </Section>
  );
};

/** „Instalacja / Install": the snippet, the key, the plugin. */
export const InstallTab = ({ isWhole = true, ...props }: TabProps & { isWhole?: boolean }) => {
  const { settings } = props;
  const { words, format } = useSpeech();
  return (
    <div class="cards">
      <Section title={words.install.title} lead={words.install.lead}>
        <div class="stack">
          <CopyLine text={settings.snippet} what={words.install.title} />
          <div>
            <h3>{words.install.origins}</h3>
            <ul class="plain-list">
              {settings.origins.map((origin) => (
                <li key={origin}>
                  <code>{origin}</code>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </Section>
      <Section title={words.install.wordpressTitle}>
        <ol class="steps">
          {words.install.wordpress.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h3>{words.install.serviceAddress}</h3>
        <CopyLine text={location.origin} what={words.install.serviceAddress} />
        <h3>{words.install.key}</h3>
        <p class="hint">{words.install.keyHint}</p>
        <CopyLine text={settings.key} what={words.install.key} />
        {settings.adapter === null ? (
          <p class="hint">{words.install.notConnected}</p>
        ) : (
          <Banner tone="good">
            {fill(words.install.connected, {
              platform: settings.adapter.platform,
              platformVersion: settings.adapter.platformVersion,
              version: settings.adapter.version,
              when: format.relative(settings.adapter.lastPushAt),
            })}
          </Banner>
        )}
      </Section>
      <SecretSection {...props} />
      {isWhole && <AccessibilitySection settings={settings} />}
    </div>
  );
};
