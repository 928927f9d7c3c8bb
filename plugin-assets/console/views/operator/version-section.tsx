import type { VersionResponse } from '../../../../service/protocol/api/operator/version-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Section } from '../../parts/section.tsx';
import { versionWordsFor } from '../../words/version-words.ts';

const AdvisoryBanner = (advisory: VersionResponse['advisories'][number]) => {
  const { locale, format } = useSpeech();
  const w = versionWordsFor(locale);
  const { id, severity, publishedOn, says, remedy } = advisory;
  const isGrave = severity === 'high' || severity === 'critical';
  return (
    <Banner tone={isGrave ? 'bad' : 'note'}>
      <h3>{fill(w.published, { id, severity: w.severities[severity], when: format.day(publishedOn) })}</h3>
      <p>{says[locale]}</p>
      <p>{remedy[locale]}</p>
    </Banner>
  );
};

export const VersionSection = () => {
  const { api } = useApp();
  const { locale, format } = useSpeech();
  const w = versionWordsFor(locale);
  const loaded = useLoaded('version', () => api.version());
  const report = loaded.data;
  if (report === null)
    return (
      <Section title={w.title}>
        <LoadState loaded={loaded} lines={2} />
      </Section>
    );
  const { version, isOn, newer, advisories, fault, checkedAt, issuedOn } = report;
  return (
    <Section title={w.title}>
      {advisories.map((advisory) => (
        <AdvisoryBanner key={advisory.id} {...advisory} />
      ))}
      {newer !== null && (
        <Banner tone="note">
          <p>{fill(w.newer, { newer: newer.version, when: format.day(newer.releasedOn) })}</p>
        </Banner>
      )}
      {fault !== null && (
        <Banner tone="note">
          <p>{w.faults[fault]}</p>
        </Banner>
      )}
      <p>
        {fill(w.runs, { version })}
        {checkedAt !== null && newer === null && ` ${w.newest}`}
        {checkedAt !== null && advisories.length === 0 && ` ${w.safe}`}
      </p>
      {!isOn && <p class="soft">{w.off}</p>}
      {checkedAt !== null && issuedOn !== null && (
        <p class="soft">{fill(w.asOf, { day: format.day(issuedOn), when: format.moment(checkedAt) })}</p>
      )}
    </Section>
  );
};
