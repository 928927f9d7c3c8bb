import { fill } from '../../shared/translate.ts';
import { useSpeech } from '../app/use-app.ts';

/**
 * A time: relative as text, absolute as title and in `datetime`.
 * @param title what the moment means, with a gap `{moment}`; the moment alone unless said
 */
export const When = ({
  at,
  shape = 'relative',
  title = '{moment}',
}: {
  at: string;
  shape?: 'relative' | 'brief' | 'moment';
  title?: string;
}) => {
  const { format } = useSpeech();
  return (
    <time dateTime={at} title={fill(title, { moment: format.moment(at) })}>
      {format[shape](at)}
    </time>
  );
};
