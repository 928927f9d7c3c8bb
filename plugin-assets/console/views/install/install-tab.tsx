import type { Answer } from '../../../shared/http-client.ts';
import { useLoaded } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadState } from '../../parts/banner.tsx';

type Work = typeof import('./install-content.tsx');

/** The installation views are loaded lazily: they are long and rarely needed. */
const fetchWork = async (): Promise<Answer<Work>> => {
  try {
    return { ok: true, status: 200, body: await import('./install-content.tsx') };
  } catch {
    return { ok: false, refusal: { code: 'unreachable', status: 0, detail: '' } };
  }
};

const Late = ({ view, ...props }: TabProps & { view: keyof Work }) => {
  const loaded = useLoaded('', fetchWork);
  if (loaded.data === null) {
    return <LoadState loaded={loaded} lines={8} />;
  }
  const View = loaded.data[view];
  return <View {...props} />;
};

/** Tab "Instalacja / Install": connection of a platform, and installing the chat. */
export const InstallTab = (props: TabProps) => <Late {...props} view="InstallWork" />;
/** The same inside the first steps. */
export const StartInstall = (props: TabProps) => <Late {...props} view="StartWork" />;
