import type { BreachEntry } from '../../../../service/protocol/api/records-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { useRecordWords } from './use-record-words.ts';

/** Since when one shop is notified, and how far its letter is. */
const LetterNote = ({ notice }: { notice: BreachEntry['notices'][number] }) => {
  const { format } = useSpeech();
  const { letters } = useRecordWords();
  const { letter, notifiedAt } = notice;
  return (
    <>
      {notifiedAt !== null && ` · ${fill(letters.sent, { when: format.moment(notifiedAt) })}`}
      {letter === 'failed' && ` · ${letters.failed}`}
      {letter === 'queued' && ` · ${letters.queued}`}
    </>
  );
};

/** What the breach means for one shop, in numbers. */
export const ReachedShop = ({
  notice,
  hasLetter,
}: {
  notice: BreachEntry['notices'][number];
  hasLetter: boolean;
}) => {
  const { format } = useSpeech();
  const w = useRecordWords();
  const { shopName, persons, leads, conversations, accounts } = notice;
  return (
    <li>
      {notice.isCounted
        ? `${shopName}: ${fill(w.people, { n: format.number(persons) })}, ${w.kinds.leads}: ${leads}, ${w.kinds.conversations}: ${conversations}, ${w.kinds.accounts}: ${accounts}`
        : `${shopName}: ${w.counting}`}
      {hasLetter && <LetterNote notice={notice} />}
    </li>
  );
};
