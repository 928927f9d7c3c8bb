import { useEffect, useState } from 'preact/hooks';
import { plural } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Skeleton } from '../../parts/banner.tsx';
import { type Comparison, compareTexts } from './compare-texts.ts';

export const PolicyComparison = ({ before, after }: { before: string | null; after: string | null }) => {
  const { words, locale } = useSpeech();
  const [found, setFound] = useState<Comparison | null>(null);
  useEffect(() => {
    let isGone = false;
    if (before !== null && after !== null)
      void compareTexts(before, after).then((comparison) => {
        if (!isGone) setFound(comparison);
      });
    return () => {
      isGone = true;
    };
  }, [before, after]);
  if (before === null || after === null) return <p class="hint">{words.changes.missingText}</p>;
  if (found === null) return <Skeleton isBusy lines={6} />;
  return (
    <>
      <p class="hint">{words.changes.legend}</p>
      {found.isByLine && <p class="hint">{words.changes.tooLong}</p>}
      <section
        class="comparison"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label={words.changes.compare}
      >
        {found.stretches.map((stretch, index) => {
          switch (stretch.kind) {
            case 'same':
              return <span key={index}>{stretch.text}</span>;
            case 'folded':
              return (
                <span key={index} class="folded">
                  {plural(locale, words.changes.unchanged, stretch.words)}
                </span>
              );
            case 'added':
              return (
                <ins key={index}>
                  <span class="off-screen">{words.changes.added}: </span>
                  <span class="mark" aria-hidden="true">
                    [+
                  </span>
                  {stretch.text}
                  <span class="mark" aria-hidden="true">
                    +]
                  </span>
                </ins>
              );
            case 'removed':
              return (
                <del key={index}>
                  <span class="off-screen">{words.changes.removed}: </span>
                  <span class="mark" aria-hidden="true">
                    [−
                  </span>
                  {stretch.text}
                  <span class="mark" aria-hidden="true">
                    −]
                  </span>
                </del>
              );
          }
          return null;
        })}
      </section>
    </>
  );
};
