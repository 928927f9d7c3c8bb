import type { AgreementLines } from '../../../../service/protocol/api/agreement-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';

/** Rule: PR-3. */
export const NoticeList = ({ notices }: { notices: AgreementLines['lines'][number]['notices'] }) => {
  const { words, format } = useSpeech();
  const w = words.dpa.operator.notices;
  if (notices.length === 0) return null;
  return (
    <ul class="plain-list">
      {notices.map(({ id, name, since, state, sentAt, isLate }) => (
        <li key={id}>
          {name}: {sentAt === null ? w[state] : fill(w.sent, { when: format.moment(sentAt) })}
          {isLate && ` · ${fill(w.late, { since: format.day(since) })}`}
        </li>
      ))}
    </ul>
  );
};
