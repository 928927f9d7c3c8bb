import { useState } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { answerAddress, type ConnectRequest } from '../../app/connect-request.ts';
import type { Faults } from '../../app/form-checks.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import {
  type ControllerContact,
  ControllerFields,
  controllerFaults,
} from '../../parts/controller-fields.tsx';
import { Check } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { type Connecting, useConnectPlatform } from './use-connect-platform.ts';

/** Initial retention in days (privacy.md §5). */
const FIRST_PERIODS = { leadRetentionDays: 180, conversationRetentionDays: 90 };

/** Platform values fill unset fields. */
const proposed = (request: ConnectRequest, settings: ShopSettings | null): ControllerContact => ({
  name: settings?.controller.name || request.controller.name,
  address: settings?.controller.address || request.controller.address,
  email: settings?.controller.email || request.controller.email,
  phone: settings?.controller.phone || request.controller.phone,
});

export const ConfirmConnection = (connecting: Connecting) => {
  const { request, settings } = connecting;
  const { waitingConnection } = useApp();
  const { words, locale } = useSpeech();
  const isHosted = useAppState((state) => state.me?.deployment !== 'controller-hosted');
  const lacksAgreement = settings === null ? isHosted : settings.agreement === 'missing';
  const { isConfirmed, isBusy, problem, setProblem, connect } = useConnectPlatform(connecting);
  const [controller, setController] = useState(proposed(request, settings));
  const [isRight, setIsRight] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const days = (count: number) => plural(locale, words.confirm.days, count);
  const periods = settings ?? FIRST_PERIODS;

  const check = (): boolean => {
    if (isConfirmed) return true;
    const found = controllerFaults(controller, words);
    setFaults(found);
    if (Object.keys(found).length > 0) return false;
    if (!isRight) setProblem(words.connect.confirmNeeded);
    return isRight;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setProblem(null);
    if (isBusy || !check()) return;
    void connect(controller);
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      {!isConfirmed && (
        <Section title={words.connect.controllerTitle} lead={words.connect.controllerLead}>
          <div class="stack">
            <ControllerFields
              controller={controller}
              faults={faults}
              onChange={(change) => setController((held) => ({ ...held, ...change }))}
            />
            <p class="hint">
              {fill(words.connect.terms, {
                leads: days(periods.leadRetentionDays),
                conversations: days(periods.conversationRetentionDays),
              })}
            </p>
            <Check label={words.connect.confirm} isOn={isRight} onChange={setIsRight} />
          </div>
        </Section>
      )}
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      {lacksAgreement && <Banner>{words.connect.agreementLater}</Banner>}
      <div class="stack">
        <button type="submit" class="button primary wide" disabled={isBusy}>
          {isBusy
            ? words.connect.connecting
            : isConfirmed
              ? words.connect.connect
              : words.connect.confirmAndConnect}
        </button>
        <a
          class="button wide"
          href={answerAddress(request, { error: 'cancelled' })}
          rel="noreferrer"
          onClick={waitingConnection.drop}
        >
          {fill(words.connect.cancel, { host: new URL(request.url).host })}
        </a>
      </div>
    </form>
  );
};
