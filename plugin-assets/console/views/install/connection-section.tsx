import { useState } from 'preact/hooks';
import type { ConnectionStandingView } from '../../../../service/protocol/api/connection-api.ts';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { type Loaded, useApp } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { AgreementChip, PolicyChip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Fact } from '../../parts/fact.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { useInstallSpeech } from './install-speech.ts';

const PLATFORMS: Record<string, string> = {
  wordpress: 'WordPress',
  prestashop: 'PrestaShop',
  opencart: 'OpenCart',
  magento: 'Magento',
  jtl: 'JTL-Shop',
};
type Refusal = NonNullable<ConnectionStandingView['lastRefusal']>;

const RefusedReport = ({ refusal, lastPushAt }: { refusal: Refusal; lastPushAt: string | null }) => {
  const { install, format } = useInstallSpeech();
  const offset = refusal.clockOffsetSeconds ?? 0;
  const isSettled = lastPushAt !== null && lastPushAt > refusal.at;
  return (
    <>
      <p>{format.moment(refusal.at)}</p>
      <p>
        {fill(install.refusals[refusal.reason], {
          minutes: format.number(Math.max(1, Math.round(Math.abs(offset) / 60))),
          direction: offset > 0 ? install.ahead : install.behind,
        })}
      </p>
      {isSettled && <p class="soft">{install.settled}</p>}
    </>
  );
};

/** Irreversible, so the shop's name must be typed. */
const DisconnectDialog = ({
  settings,
  onClose,
  onDone,
}: {
  settings: ShopSettings;
  onClose: () => void;
  onDone: () => void;
}) => {
  const { api } = useApp();
  const { words, install } = useInstallSpeech();
  const { showDone, showRefusal } = useActions();
  const [typed, setTyped] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const disconnect = async (event: Event) => {
    event.preventDefault();
    if (isBusy || typed.trim() !== settings.name) return;
    setIsBusy(true);
    const answer = await api.disconnectPlatform(settings.id);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(install.disconnected);
    onDone();
  };
  return (
    <Dialog title={install.disconnectTitle} onClose={onClose}>
      <form class="stack dialog-body" onSubmit={(event) => void disconnect(event)} noValidate>
        <ul class="missing">
          {install.disconnectLead.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Field
          label={fill(install.disconnectType, { shop: settings.name })}
          value={typed}
          onInput={setTyped}
          maxLength={200}
        />
        <p class="button-row">
          <button type="submit" class="button danger" disabled={isBusy || typed.trim() !== settings.name}>
            {install.disconnectNow}
          </button>
          <Button label={words.common.cancel} onClick={onClose} />
        </p>
      </form>
    </Dialog>
  );
};

/** Nothing for a shop that was never connected. */
export const ConnectionSection = ({
  settings,
  onChange,
  standing,
}: TabProps & { standing: Loaded<ConnectionStandingView> }) => {
  const { api } = useApp();
  const { words, install, format } = useInstallSpeech();
  const [isAsking, setIsAsking] = useState(false);
  const { data } = standing;
  const { adapter } = settings;
  if (data === null || (adapter === null && !data.hasSecret && data.lastRefusal === null)) return null;
  const done = async () => {
    setIsAsking(false);
    standing.reload();
    const fresh = await api.shop(settings.id);
    if (fresh.ok) onChange(fresh.body);
  };
  const languages: Record<string, string> = words.languages;
  const platforms: Record<string, { silent: readonly string[] }> = install.platforms;
  const silentHelp = [...(platforms[adapter?.platform ?? '']?.silent ?? []), install.missingGone];
  return (
    <Section id="connection" title={install.connection} lead={install.connectionLead}>
      {data.silentSince !== null && (
        <Banner tone="bad">
          <p>{fill(install.missingReport, { when: format.moment(data.silentSince) })}</p>
          <ul class="missing">
            {silentHelp.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Banner>
      )}
      {data.isSecretOutside && <Banner tone="bad">{install.secretOutside}</Banner>}
      <dl class="facts facts-wide">
        <Fact name={install.shopServer}>
          {adapter === null
            ? install.noShopServer
            : fill(install.shopServerText, {
                ...adapter,
                platform: PLATFORMS[adapter.platform] ?? adapter.platform,
              })}
        </Fact>
        <Fact name={install.lastReport}>
          {adapter === null
            ? install.noReport
            : fill(install.taken, { when: format.moment(adapter.lastPushAt) })}
        </Fact>
        <Fact name={install.refused}>
          {data.lastRefusal === null ? (
            install.refusedNever
          ) : (
            <RefusedReport refusal={data.lastRefusal} lastPushAt={adapter?.lastPushAt ?? null} />
          )}
        </Fact>
        <Fact name={install.policyFact}>
          {settings.policy.length === 0 && <PolicyChip state={null} />}
          {settings.policy.map(({ locale, state }) => (
            <p key={locale} class="policy-line">
              <PolicyChip state={state} />
              <span class="soft">{languages[locale] ?? locale}</span>
            </p>
          ))}
        </Fact>
        <Fact name={install.agreementFact}>
          <AgreementChip state={settings.agreement} />
        </Fact>
        <Fact name={install.secretAge}>
          {!data.hasSecret
            ? install.secretNone
            : data.secretAt === null
              ? install.secretOld
              : fill(install.secretMade, { when: format.moment(data.secretAt) })}
        </Fact>
      </dl>
      {settings.mayEdit && (data.hasSecret || adapter !== null) && (
        <p class="button-row">
          <Button label={install.disconnect} onClick={() => setIsAsking(true)} />
        </p>
      )}
      {isAsking && (
        <DisconnectDialog settings={settings} onClose={() => setIsAsking(false)} onDone={() => void done()} />
      )}
    </Section>
  );
};
