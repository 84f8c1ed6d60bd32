import type { Route } from '../calls/call.ts';
import type { Json, MethodRecord } from '../tenant/records.ts';
import { seenOr404 } from '../users/read-users.ts';
import { describePass } from './temporary-access-pass.ts';

/** Graph's id for the password method, the same for every user. */
const password = '28c10230-6103-485e-b985-444c60001490';

/**
 * Everything that the person can sign in with: always the password, a Temporary Access Pass while there is one, and the
 * methods they registered. Accepts no query options.
 */
export const listAuthenticationMethods: Route = {
  method: 'GET',
  path: '/users/{id}/authentication/methods',
  layer: 'methods',
  handle(tenant, call) {
    const user = seenOr404(tenant, call);
    const value = [
      {
        '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
        id: password,
        password: null,
        createdDateTime: user.password.changedDateTime,
      },
      ...(user.pass === null
        ? []
        : [
            {
              '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
              ...describePass(tenant, user.pass, null),
            },
          ]),
      ...user.methods.map(describeMethod),
    ];
    const context = `${call.linkOrigin}/v1.0/$metadata#users('${user.id}')/authentication/methods`;
    return { status: 200, body: { '@odata.context': context, value } };
  },
};

function describeMethod({ id, kind, createdDateTime }: MethodRecord): { [name: string]: Json } {
  switch (kind) {
    case 'microsoft-authenticator':
      return {
        '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
        id,
        displayName: 'Teléfono de prueba',
        deviceTag: 'SoftwareTokenActivated',
        phoneAppVersion: '6.2511.7533',
        createdDateTime,
      };
    case 'phone':
      return {
        '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
        id,
        phoneNumber: '+57 3000000000',
        phoneType: 'mobile',
        smsSignInState: 'notAllowedByPolicy',
        createdDateTime,
      };
  }
}
