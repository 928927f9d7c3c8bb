import type { RequestSummary } from '../../../../service/protocol/api/rights-api.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';

/** Rule: RT-5. */
export const DueChip = ({ request }: { request: RequestSummary }) => {
  const { words, format, locale } = useSpeech();
  const { requests } = words;
  if (request.closedAt !== null) return <span class="chip chip-plain">{requests.states[request.state]}</span>;
  const isLate = request.daysLeft < 0;
  return (
    <span
      class={isLate ? 'chip chip-bad' : 'chip chip-plain'}
      title={fill(requests.due, { day: format.day(request.dueAt) })}
    >
      {isLate
        ? requests.overdue
        : request.daysLeft === 0
          ? requests.dueToday
          : plural(locale, requests.left, request.daysLeft)}
    </span>
  );
};
