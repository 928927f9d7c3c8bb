import { fill } from '../../shared/translate.ts';
import { useSpeech } from '../app/use-app.ts';

/**
 * Relative text, absolute title.
 * @param title may contain `{moment}`
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
