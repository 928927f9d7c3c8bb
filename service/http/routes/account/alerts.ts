import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  alertSettings,
  ownAlertsResponse,
  type PushTest,
  pushDeviceParams,
  pushDeviceRequest,
  pushDeviceResponse,
  pushTestResponse,
} from '../../../protocol/api/account-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { pushDeviceView } from '../../../views/alert-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['alerts'] };

const readOwnAlerts = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/me/alerts',
      audience: 'staff',
      summary: 'How the person is told of visitors who wait, and which browsers ring.',
      rate: 'staff',
      answer: ownAlertsResponse,
    },
    async (_input, { access, sessionId }) => {
      const { settings, publicKey, devices } = await desk.readOwnAlerts(access.staff);
      return {
        body: { settings, publicKey, devices: devices.map((one) => pushDeviceView(one, sessionId)) },
      };
    },
  );

const setAlerts = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/me/alerts',
      audience: 'staff',
      summary: 'When the person is told of visitors who wait.',
      rate: 'staff',
      body: alertSettings,
    },
    async ({ body }, { access }) => {
      await desk.setAlerts(access.staff, body);
      return {};
    },
  );

const addDevice = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/alerts/devices',
      audience: 'staff',
      summary: 'Lets the browser of this session ring until the session ends.',
      rate: 'staff',
      status: 201,
      body: pushDeviceRequest,
      answer: pushDeviceResponse,
    },
    async ({ body }, { access, sessionId }) => ({
      status: 201,
      body: pushDeviceView(await desk.addPushDevice(access.staff, sessionId, body), sessionId),
    }),
  );

const removeDevice = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/me/alerts/devices/:deviceId',
      audience: 'staff',
      summary: 'A browser of the person rings no more.',
      rate: 'staff',
      params: pushDeviceParams,
    },
    async ({ params: { deviceId } }, { access }) => {
      await desk.removePushDevice(access.staff, deviceId);
      return {};
    },
  );

const sendTest = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/alerts/test',
      audience: 'staff',
      summary: 'Rings the browsers of the person, to try it out.',
      rate: 'pushTest',
      body: emptyRequest,
      answer: pushTestResponse,
    },
    async (_input, { access }) => {
      const result: PushTest = (await desk.sendTestPush(access.staff)) ?? 'none';
      return { body: { result } };
    },
  );

export const alertRoutes = (deps: Deps): Route[] => [
  readOwnAlerts(deps),
  setAlerts(deps),
  addDevice(deps),
  removeDevice(deps),
  sendTest(deps),
];
