import { useState } from 'preact/hooks';
import type { SenderAnswer } from '../../../../service/protocol/api/inbox/sender-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { shopOf } from '../../state/select.ts';
import { senderWordsFor } from '../../words/leads/sender-words.ts';
import { entryOf } from '../../words/word-lists.ts';
import { ContractWaits } from './contract-waits.tsx';

type Check = NonNullable<SenderAnswer['check']>;

const CheckWords = ({ check }: { check: Check }) => {
  const { locale } = useSpeech();
  const w = senderWordsFor(locale);
  const gaps = { domain: check.domain, service: check.serviceDomain, name: check.dkimName ?? '' };
  if (check.spf === 'unknown') return <Banner tone="note">{fill(w.unknown, gaps)}</Banner>;
  if (!check.isLikelySpam) return <Banner tone="good">{fill(w.good, gaps)}</Banner>;
  const reasons = [entryOf(w.spf, check.spf) ?? '', w.noDkim].map((text) => fill(text, gaps)).join('; ');
  const dmarc = check.dmarc === null ? undefined : entryOf(w.dmarc, check.dmarc);
  const fixes = [entryOf(w.fix, check.spf) ?? '', ...(check.dkimName === null ? [] : [w.fixDkim])];
  return (
    <Banner tone="bad">
      <p>{fill(w.spam, { reasons })}</p>
      <ul>
        {fixes.map((text) => (
          <li key={text}>{fill(text, gaps)}</li>
        ))}
      </ul>
      {dmarc !== undefined && <p>{dmarc}</p>}
    </Banner>
  );
};

const SenderForm = ({ settings }: Pick<TabProps, 'settings'>) => {
  const { api } = useApp();
  const { locale } = useSpeech();
  const w = senderWordsFor(locale);
  const { showRefusal } = useActions();
  const loaded = useLoaded(settings.id, () => api.sender(settings.id));
  const [typed, setTyped] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const save = async (address: string | null) => {
    setIsBusy(true);
    const answer = await api.setSender(settings.id, address);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    loaded.replace(answer.body);
    setTyped(null);
  };
  if (loaded.data === null)
    return (
      <Section title={w.title} lead={w.lead}>
        <LoadState loaded={loaded} lines={2} />
      </Section>
    );
  const { sender, check, isRefused } = loaded.data;
  const address = typed ?? sender?.address ?? '';
  return (
    <Section title={w.title} lead={w.lead}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && address.trim() !== '') void save(address.trim());
        }}
      >
        <Field
          label={w.address}
          type="email"
          value={address}
          isOptional
          isDisabled={!settings.mayEdit}
          onInput={setTyped}
        />
        {sender !== null && !isRefused && (
          <p>{fill(sender.confirmedAt === null ? w.waits : w.stands, { address: sender.address })}</p>
        )}
        {isRefused && <Banner tone="bad">{w.refused}</Banner>}
        {check !== null && <CheckWords check={check} />}
        {settings.mayEdit && (
          <div class="filters">
            <button
              type="submit"
              class="button primary"
              disabled={isBusy || address.trim() === '' || address.trim() === sender?.address}
            >
              {w.save}
            </button>
            {sender !== null && <Button label={w.remove} onClick={() => void save(null)} />}
          </div>
        )}
      </form>
    </Section>
  );
};

/** Hidden from an agency without a contract. */
export const SenderSection = ({ settings }: Pick<TabProps, 'settings'>) => {
  const { locale } = useSpeech();
  const isWaiting = useAppState((state) => shopOf(state, settings.id)?.isWaiting ?? false);
  return isWaiting ? (
    <ContractWaits shopId={settings.id} title={senderWordsFor(locale).title} />
  ) : (
    <SenderForm settings={settings} />
  );
};
