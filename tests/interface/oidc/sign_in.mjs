// Signs in to the program by way of a real OpenID provider, as a browser does: `node sign_in.mjs RENMIAN_BINARY`.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { startProvider } from './provider.mjs';

const binary = process.argv[2];
const kAlgorithms = ['RS256', 'PS256', 'ES256'];
const kSecret = 'secret: with + and %';

async function freePort() {
  const server = net.createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

// A browser that keeps cookies and, unless it is told to stop before, goes where it is sent.
class Browser {
  cookies = new Map();

  async go(url, { stopBefore = () => false } = {}) {
    const { origin } = new URL(url);
    const jar = this.cookies.get(origin) ?? new Map();
    this.cookies.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const set of response.headers.getSetCookie()) {
      const [pair, ...attributes] = set.split(';').map((part) => part.trim());
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const ends = attributes.some((each) => /^(max-age=0|expires=Thu, 01 Jan 1970)/i.test(each));
      if (ends) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    const next = location && new URL(location, url).href;
    if (!next || next.startsWith('javascript:') || stopBefore(next)) return { response, url, next };
    return this.go(next, { stopBefore });
  }
}

class Program {
  constructor(folder, port) {
    this.origin = `http://127.0.0.1:${port}`;
    this.folder = folder;
    this.port = port;
  }

  async start(issuer) {
    const secret = join(this.folder, 'client-secret');
    writeFileSync(secret, `${kSecret}\n`, { mode: 0o600 });
    const config = join(this.folder, 'renmian.toml');
    writeFileSync(
      config,
      `database = "sqlite:${join(this.folder, 'renmian.db')}"
key_file = "${join(this.folder, 'key.pem')}"
listen = "127.0.0.1:${this.port}"
outbound_allow = ["127.0.0.1"]
[oidc]
issuer = "${issuer}"
client_id = "renmian"
client_secret_file = "${secret}"
redirect_uri = "${this.origin}/api/v1/sessions/oidc/callback"
second_factor_amr = ["otp"]
`,
    );
    const run = (...words) => execFileSync(binary, ['--config', config, ...words], { stdio: 'pipe' });
    run('migrate');
    run('account', 'init');
    const about = ['--name', '林示例', '--in', '干部科', '--reason', '新调入'];
    run('--actor', 'sysadmin', 'account', 'open', 'zzb-001', ...about);
    this.process = spawn(binary, ['--config', config, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: this.process.stdout })) {
      if (line.includes(this.origin)) return;
    }
    throw new Error('the program did not start');
  }

  at(path) {
    return `${this.origin}/api/v1${path}`;
  }

  async stop() {
    const ended = new Promise((exit) => this.process.once('exit', exit));
    this.process.kill('SIGTERM');
    await ended;
  }
}

async function me(browser, program) {
  const { response } = await browser.go(program.at('/me'));
  return response.status === 200 ? response.json() : undefined;
}

async function problemCode(response) {
  const problem = await response.json();
  return problem.problems?.[0]?.code ?? problem.code;
}

async function signsIn(program, provider, user) {
  const browser = new Browser();
  const isHome = (url) => url === `${program.origin}/`;
  const home = await browser.go(program.at('/sessions/oidc'), { stopBefore: isHome });
  assert.equal(home.next, `${program.origin}/`, `not signed in: ${await home.response.clone().text()}`);
  const token = browser.cookies.get(program.origin).get('__Host-sid');
  assert.match(token, /^[A-Za-z0-9_-]{43}$/);
  assert.match(JSON.stringify(await me(browser, program)), new RegExp(user.login));
  assert.ok(!browser.cookies.get(program.origin).has('__Host-oidc'), 'the cookie of the sign-in is taken away');

  const again = await browser.go(home.url);
  assert.equal(again.response.status, 403, 'the way back can be gone once');

  const asked = provider.asked.logins;
  const proved = await browser.go(program.at('/sessions/oidc?prove=1'), { stopBefore: isHome });
  assert.equal(proved.next, `${program.origin}/`, 'proved again');
  assert.equal(provider.asked.logins, asked + 1, 'the provider asked again');
  assert.notEqual(browser.cookies.get(program.origin).get('__Host-sid'), token, 'the session has a new token');
  assert.ok(await me(browser, program));
}

async function isRefusedInAnotherBrowser(program) {
  const isBack = (url) => url.startsWith(program.at('/sessions/oidc/callback'));
  const { next } = await new Browser().go(program.at('/sessions/oidc'), { stopBefore: isBack });
  const other = await new Browser().go(next);
  assert.equal(other.response.status, 403);
  assert.equal(await problemCode(other.response), 'oidc-state');
}

async function isRefused(program, code) {
  const browser = new Browser();
  const { response } = await browser.go(program.at('/sessions/oidc'));
  assert.equal(response.status, 403);
  assert.equal(await problemCode(response), code);
  assert.equal(await me(browser, program), undefined);
}

for (const alg of kAlgorithms) {
  const folder = mkdtempSync(join(tmpdir(), 'renmian-oidc-'));
  const user = { login: 'zzb-001', amr: ['pwd', 'otp'], acr: 'mfa' };
  const program = new Program(folder, await freePort());
  const provider = await startProvider({
    client: {
      client_id: 'renmian',
      client_secret: kSecret,
      redirect_uris: [program.at('/sessions/oidc/callback')],
      id_token_signed_response_alg: alg,
    },
    user,
    algorithms: kAlgorithms,
  });
  try {
    await program.start(provider.issuer);
    await signsIn(program, provider, user);
    await isRefusedInAnotherBrowser(program);
    user.login = 'nobody';
    await isRefused(program, 'oidc-account');
    user.login = 'zzb-001';
    user.amr = ['pwd'];
    await isRefused(program, 'oidc-second-factor');
    user.denied = true;
    await isRefused(program, 'oidc-refused');
    console.log(`${alg}: signed in, proved again, refused what is not to be let in`);
  } finally {
    if (program.process) await program.stop();
    provider.stop();
    rmSync(folder, { recursive: true });
  }
}
process.exit(0);
