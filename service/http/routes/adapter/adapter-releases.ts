import type { AdapterDesk } from '../../../desks/adapter-desk.ts';
import { pluginReleaseResponse } from '../../../protocol/api/adapter-api.ts';
import { fileAnswer } from '../../file-answer.ts';
import type { PluginReleases } from '../../plugin-releases.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: AdapterDesk['releases']; releases: PluginReleases };

const readRelease = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/releases/wordpress',
      audience: 'adapter',
      summary: 'The WordPress plugin that this service holds, signed for the store that asks.',
      rate: 'adapter',
      answer: pluginReleaseResponse,
    },
    async (_input, { request, scope, signedWith }) => {
      const { release } = await deps.releases.wordPress();
      const nonce = request.get('x-zgoda-nonce') ?? '';
      const signature = await deps.desk.signRelease(scope, signedWith, nonce, release);
      return { body: { ...release, signature } };
    },
  );

const downloadRelease = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/releases/wordpress/file',
      audience: 'adapter',
      summary: 'The packed WordPress plugin.',
      rate: 'adapter',
      files: ['application/zip'],
    },
    async () => {
      const { release, bytes } = await deps.releases.wordPress();
      return fileAnswer(`zgoda-wordpress-${release.version}.zip`, 'application/zip', bytes);
    },
  );

/** Updates of a shop's plugin, from the service that the shop is connected to. Rule: AD-44. */
export const adapterReleaseRoutes = (deps: Deps): Route[] => [readRelease(deps), downloadRelease(deps)];
