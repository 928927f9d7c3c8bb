import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { useRecordWords } from './use-record-words.ts';

/** Certificates of deleted shops, if any. Rule: PR-5. */
export const CertificateList = () => {
  const { api } = useApp();
  const { format } = useSpeech();
  const w = useRecordWords();
  const certificates = useLoaded('certificates', api.certificates).data?.certificates ?? [];
  if (certificates.length === 0) return null;
  return (
    <section class="card">
      <h2>{w.certificates}</h2>
      <ul>
        {certificates.map(({ id, shop, deletedAt }) => (
          <li key={id}>
            <a href={`#/certificates/${id}`}>{shop.name}</a>{' '}
            <time class="soft" dateTime={deletedAt}>
              {format.day(deletedAt)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
};
