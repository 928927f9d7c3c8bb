import { useState } from 'preact/hooks';
import type { OutboxMail, OutboxMailText } from '../../../../service/protocol/api/mail-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { CopyLine } from '../../parts/copy-button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { TestMail } from '../../parts/test-mail.tsx';
import { shopOf } from '../../state/select.ts';
import { entryOf } from '../../words/word-lists.ts';
import { ContractWaits } from './contract-waits.tsx';

const LINK = /https?:\/\/\S+/g;

const MailText = ({ mail, onClose }: { mail: OutboxMailText; onClose: () => void }) => {
  const { words } = useSpeech();
  // Links without their secret are useless.
  const links = (mail.text.match(LINK) ?? []).filter((link) => !link.endsWith('…'));
  return (
    <Dialog title={mail.subject} onClose={onClose}>
      <div class="stack">
        <p class="mail-text">{mail.text}</p>
        {links.map((link) => (
          <CopyLine key={link} text={link} what={words.outbox.link} />
        ))}
        <p class="hint">{words.outbox.readNote}</p>
      </div>
    </Dialog>
  );
};

const State = ({ mail }: { mail: OutboxMail }) => {
  const { words, format } = useSpeech();
  const reason =
    mail.lastError === null ? null : (entryOf(words.outbox.faults, mail.lastError) ?? mail.lastError);
  const isWaitingForTry = mail.state === 'waiting' && mail.attempts > 0;
  return (
    <span class="soft">
      {[
        format.moment(mail.createdAt),
        reason,
        mail.attempts > 0 ? fill(words.outbox.tries, { count: mail.attempts }) : null,
        isWaitingForTry ? fill(words.outbox.waitsUntil, { when: format.moment(mail.nextAttemptAt) }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
};

/** `shopId` null: of the service. */
export const OutboxSection = ({ shopId }: { shopId: string | null }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const loaded = useLoaded(shopId ?? 'service', () => api.outbox(shopId));
  const [shown, setShown] = useState<OutboxMailText | null>(null);
  const read = async (id: string) => {
    const answer = await api.outboxMail(shopId, id);
    if (answer.ok) setShown(answer.body);
    else showRefusal(answer.refusal);
  };
  const act = async (work: Promise<{ ok: boolean }>, text: string) => {
    const answer = await work;
    if (answer.ok) showDone(text);
    else if ('refusal' in answer) showRefusal(answer.refusal as Parameters<typeof showRefusal>[0]);
    loaded.reload();
  };
  const isService = shopId === null;
  return (
    <Section
      title={isService ? words.outbox.serviceTitle : words.outbox.title}
      lead={isService ? `${words.outbox.serviceLead} ${words.outbox.lead}` : words.outbox.lead}
    >
      <LoadState loaded={loaded} lines={3} />
      {loaded.data !== null && !loaded.data.isSending && (
        <Banner tone="note">
          <p>{words.outbox.notSending}</p>
          <p>{words.outbox.notSendingHow}</p>
        </Banner>
      )}
      {loaded.data?.isSending && shopId !== null && <TestMail shopId={shopId} />}
      {loaded.data?.mails.length === 0 && <p class="soft">{words.outbox.empty}</p>}
      {loaded.data !== null && loaded.data.mails.length > 0 && (
        <ul class="rows">
          {loaded.data.mails.map((mail) => (
            <li key={mail.id} class="rows-item outbox-item">
              <span class="rows-main">
                <strong>{entryOf(words.outbox.kinds, mail.kind) ?? mail.kind}</strong>
                <span class="break-all">
                  {fill(words.outbox.to, { to: mail.to ?? words.outbox.unreadable })}
                </span>
                <State mail={mail} />
              </span>
              <Chip
                tone={mail.state === 'failed' ? 'bad' : 'plain'}
                icon={mail.state === 'failed' ? 'warn' : 'clock'}
                text={mail.state === 'failed' ? words.outbox.failed : words.outbox.waiting}
              />
              <span class="button-row">
                <button type="button" class="button small" onClick={() => void read(mail.id)}>
                  {words.outbox.read}
                </button>
                {loaded.data?.isSending && (
                  <button
                    type="button"
                    class="button small"
                    onClick={() => void act(api.retryMail(shopId, mail.id), words.outbox.retried)}
                  >
                    {words.outbox.retry}
                  </button>
                )}
                <button
                  type="button"
                  class="button small"
                  onClick={() => void act(api.discardMail(shopId, mail.id), words.outbox.discarded)}
                >
                  {words.outbox.discard}
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {shown !== null && <MailText mail={shown} onClose={() => setShown(null)} />}
    </Section>
  );
};

export const MailsTab = ({ settings, onChange }: TabProps) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  const isWaiting = useAppState((state) => shopOf(state, settings.id)?.isWaiting ?? false);
  const change = async (receiptMail: boolean) => {
    const answer = await api.changeShop(settings.id, { receiptMail });
    if (!answer.ok) return showRefusal(answer.refusal);
    onChange(answer.body);
    showDone(words.common.saved);
  };
  return (
    <div class="cards">
      <Section title={words.outbox.receipt} lead={words.outbox.receiptLead}>
        {settings.mayEdit && (isMailSet || settings.receiptMail) ? (
          <Check
            label={words.outbox.receiptOn}
            isOn={settings.receiptMail}
            onChange={(isOn) => void change(isOn)}
          />
        ) : (
          <p>{settings.receiptMail ? words.outbox.receiptOn : words.outbox.receiptOff}</p>
        )}
        {!isMailSet && <p class="soft">{words.outbox.receiptWithoutMail}</p>}
      </Section>
      {isWaiting && <ContractWaits shopId={settings.id} title={words.outbox.title} />}
      {settings.mayEdit && !isWaiting && <OutboxSection shopId={settings.id} />}
    </div>
  );
};
