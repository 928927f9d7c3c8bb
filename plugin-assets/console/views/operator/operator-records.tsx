import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Unknown } from '../../parts/unknown-page.tsx';
import { BreachesSection } from '../records/breaches.tsx';
import { ProcessingRecordSection } from '../records/processing-record.tsx';
import { WitnessSection } from './witness.tsx';

/** Rules: PR-4, SE-4. */
export const OperatorRecords = () => {
  const { words } = useSpeech();
  const isOperator = useAppState((state) => state.me?.isOperator ?? false);
  if (!isOperator) return <Unknown />;
  return (
    <div class="view view-settings">
      <header class="view-head">
        <h1>{words.operator.recordsTitle}</h1>
      </header>
      <div class="cards">
        <WitnessSection />
        <ProcessingRecordSection shopId={null} />
        <BreachesSection shopId={null} mayEnter />
      </div>
    </div>
  );
};
