import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadFailure } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Check } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';

/** Rule: SE-6. */
export const MailNoticesSection = () => {
  const app = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const notices = useAppState((state) => state.me?.notices);
  if (notices === undefined) return null;
  const change = async (part: Partial<typeof notices>) => {
    const answer = await app.api.changeNotices({ ...notices, ...part });
    if (!answer.ok) showRefusal(answer.refusal);
    await app.refreshMe();
  };
  return (
    <Section title={words.mailNotices.title} lead={words.mailNotices.lead}>
      <div class="stack">
        <Check
          label={words.mailNotices.leads}
          isOn={notices.leads}
          onChange={(leads) => void change({ leads })}
        />
        <Check
          label={words.mailNotices.chats}
          isOn={notices.chats}
          onChange={(chats) => void change({ chats })}
        />
      </div>
    </Section>
  );
};

/** Rule: SE-2. */
export const SessionsSection = () => {
  const { api } = useApp();
  const { words, format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const loaded = useLoaded('sessions', () => api.sessions());
  const sessions = loaded.data?.sessions ?? [];
  const end = async () => {
    const answer = await api.endOtherSessions();
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(words.sessions.ended);
    loaded.reload();
  };
  return (
    <Section title={words.sessions.title} lead={words.sessions.lead}>
      {loaded.refusal !== null && <LoadFailure refusal={loaded.refusal} retry={loaded.reload} />}
      <ul class="rows">
        {sessions.map((session) => (
          <li key={session.id} class="rows-item">
            <span class="rows-main">
              <strong>{fill(words.sessions.since, { when: format.moment(session.createdAt) })}</strong>
              <span class="soft">{fill(words.sessions.used, { when: format.moment(session.usedAt) })}</span>
            </span>
            {session.isThis && <Chip tone="good" icon="check" text={words.sessions.this} />}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <p class="button-row">
          <Button label={words.sessions.end} onClick={end} />
        </p>
      ) : (
        loaded.data !== null && <p class="soft">{words.sessions.none}</p>
      )}
    </Section>
  );
};
