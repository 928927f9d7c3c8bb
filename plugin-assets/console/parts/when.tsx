import { useSpeech } from '../app/use-app.ts';

/** A moment: relative to read, absolute on pointing and for readers of the markup. */
export const When = ({ at, shape = 'relative' }: { at: string; shape?: 'relative' | 'brief' | 'moment' }) => {
  const { format } = useSpeech();
  return (
    <time dateTime={at} title={format.moment(at)}>
      {format[shape](at)}
    </time>
  );
};
