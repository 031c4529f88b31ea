// The OpenID provider of npm `oidc-provider`, on a free port of the loopback, with one user who signs in without a form:
// whoever asks is let in as `user.login`, with the methods `user.amr`.
import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';

import Provider from 'oidc-provider';

function signingKey(alg) {
  const { privateKey } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: `key-${alg}` };
}

export async function startProvider({ client, user, algorithms }) {
  const server = http.createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [client],
    jwks: { keys: algorithms.map(signingKey) },
    cookies: { keys: ['only for a test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    conformIdTokenClaims: false,
    acrValues: ['mfa'],
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username'], acr: null, auth_time: null, iss: null, sid: null },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: user.login, amr: user.amr }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const asked = { logins: 0 };
  const serve = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return serve(request, response);
    asked.logins += 1;
    const login = user.denied
      ? { error: 'access_denied' }
      : { login: { accountId: 'subject-1', amr: user.amr, acr: user.acr } };
    await provider.interactionFinished(request, response, login, { mergeWithLastSubmission: false });
  });
  return { issuer, asked, stop: () => server.close() };
}
