import { useState } from 'preact/hooks';
import type { AgreementOverview } from '../../../../service/protocol/api/agreement-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';

export const UpcomingSubProcessors = ({
  shopId,
  overview,
  onChange,
}: {
  shopId: string;
  overview: AgreementOverview;
  onChange: () => void;
}) => {
  const { agreements } = useApp();
  const { words, format } = useSpeech();
  const { showRefusal } = useActions();
  const w = words.dpa;
  const [reason, setReason] = useState('');
  return (
    <Section title={w.upcoming}>
      {overview.upcoming.map(({ entry, noticeSentAt, objectUntil, objectedAt }) => (
        <div key={entry.id} class="stack">
          <p>
            {fill(w.upcomingLead, {
              since: format.day(entry.since),
              name: entry.name,
              service: entry.service,
            })}{' '}
            {noticeSentAt !== null && `${fill(w.noticeSent, { when: format.moment(noticeSentAt) })} `}
            {objectUntil === null ? w.noticeWaits : fill(w.objectUntil, { when: format.moment(objectUntil) })}
          </p>
          {objectedAt !== null && <Banner>{fill(w.objected, { when: format.moment(objectedAt) })}</Banner>}
          {objectedAt === null && overview.mayConclude && (
            <form
              class="stack"
              onSubmit={async (event) => {
                event.preventDefault();
                const answer = await agreements.object(shopId, entry.id, reason);
                if (!answer.ok) return showRefusal(answer.refusal);
                onChange();
              }}
            >
              <Field label={w.objectReason} value={reason} onInput={setReason} maxLength={1000} />
              <p class="button-row">
                <button type="submit" class="button" disabled={reason.trim() === ''}>
                  {w.object}
                </button>
              </p>
            </form>
          )}
        </div>
      ))}
    </Section>
  );
};
