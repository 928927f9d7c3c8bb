import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Step } from '../../parts/step.tsx';
import { TestMail } from '../../parts/test-mail.tsx';

export const MailStep = ({ number, shopId }: { number: number; shopId: string }) => {
  const { start } = useSpeech().words;
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  return (
    <Step number={number} title={start.mail} state={isMailSet ? 'done' : 'later'}>
      {isMailSet ? (
        <>
          <p>{start.mailTest}</p>
          <TestMail shopId={shopId} />
        </>
      ) : (
        <>
          <p>{start.mailNone}</p>
          <p>{start.mailHow}</p>
        </>
      )}
    </Step>
  );
};
