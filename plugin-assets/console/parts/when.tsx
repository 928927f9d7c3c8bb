import { useSpeech } from '../app/use-app.ts';

/** A time: relative as text, absolute as title and in `datetime`. */
export const When = ({ at, shape = 'relative' }: { at: string; shape?: 'relative' | 'brief' | 'moment' }) => {
  const { format } = useSpeech();
  return (
    <time dateTime={at} title={format.moment(at)}>
      {format[shape](at)}
    </time>
  );
};
