import type { BreachEntry } from '../../../../service/protocol/api/records-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { useRecordWords } from './use-record-words.ts';

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

export const ReachedShop = ({ notice }: { notice: BreachEntry['notices'][number] }) => (
  <li>
    {notice.shopName}
    <LetterNote notice={notice} />
  </li>
);
