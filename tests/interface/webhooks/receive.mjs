// Receives what the program sends to a subscription and verifies each message with the reference library:
// `node receive.mjs RENMIAN_BINARY FORM`, FORM being a cadre form (.lrmx) to open a case with.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { Webhook } from 'standardwebhooks';

const [binary, form] = process.argv.slice(2);
const kPatience = 60_000;
const kTokens = {
  cadre_section: 'token-of-the-cadre-section',
  document_system: 'token-of-the-document-system',
};

// Keeps what is posted to it, and answers with what `answer` gives.
class Receiver {
  messages = [];
  answer = () => 204;

  async start() {
    this.server = http.createServer((request, response) => {
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => {
        const message = { path: request.url, headers: request.headers, body: Buffer.concat(parts).toString('utf8') };
        this.messages.push(message);
        response.writeHead(this.answer(message)).end();
      });
    });
    await new Promise((listening) => this.server.listen(0, '127.0.0.1', listening));
    return this.server.address().port;
  }

  async until(condition) {
    const end = Date.now() + kPatience;
    while (!condition()) {
      assert.ok(Date.now() < end, `waited in vain; ${this.messages.length} messages came`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }
}

class Program {
  async start(folder, receiverPort) {
    const config = join(folder, 'renmian.toml');
    const account = (role, id) =>
      `[[demo_accounts]]\ntoken = "${kTokens[role]}"\nid = "${id}"\nrole = "${role}"\nunit = "od"\ntitle = "${role}"\n`;
    writeFileSync(
      config,
      `database = "sqlite:${join(folder, 'renmian.db')}"
key_file = "${join(folder, 'key.pem')}"
listen = "127.0.0.1:0"
outbound_allow = ["127.0.0.1"]
outbound_ports = [${receiverPort}]
${account('cadre_section', 'zzb-001')}${account('document_system', 'oa')}`,
    );
    execFileSync(binary, ['--config', config, 'migrate'], { stdio: 'pipe' });
    this.process = spawn(binary, ['--config', config, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: this.process.stdout })) {
      const origin = line.match(/http:\/\/[0-9.]+:[0-9]+/);
      if (!origin) continue;
      this.origin = origin[0];
      return;
    }
    throw new Error('the program did not start');
  }

  async ask(role, method, path, body, headers = {}) {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${kTokens[role]}`,
        'content-type': 'application/json',
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...headers,
      },
      body: typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body,
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  async stop() {
    const ended = new Promise((exit) => this.process.once('exit', exit));
    this.process.kill('SIGTERM');
    await ended;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'renmian-webhooks-'));
const receiver = new Receiver();
const program = new Program();
try {
  const port = await receiver.start();
  await program.start(folder, port);

  const subscribe = (path, settings = {}) =>
    program.ask('document_system', 'POST', '/subscriptions', {
      settings: { url: `http://127.0.0.1:${port}${path}`, ...settings },
    });
  const structured = await subscribe('/structured');
  const binaryMode = await subscribe('/binary', { format: 'binary', with_content: true });

  const unit = await program.ask('cadre_section', 'POST', '/units', { name: '示例市统计局' });
  const post = await program.ask('cadre_section', 'POST', '/posts', {
    unit: unit.id,
    title: '局长',
    level: 'division_head',
    kind: 'head',
  });
  const { person } = await program.ask('cadre_section', 'POST', '/persons', readFileSync(form), {
    'content-type': 'application/xml',
  });
  const opened = await program.ask('cadre_section', 'POST', '/cases', {
    person: person.id,
    post: post.id,
    need: '局长退休',
  });
  for (let version = 1; version <= 3; ++version) {
    await program.ask(
      'cadre_section',
      'POST',
      `/cases/${opened.case}/commands`,
      { command: 'record_vote_history', data: { times_rejected: version } },
      { 'if-match': `"${opened.case}-${version}"` },
    );
  }

  const at = (path) => receiver.messages.filter((message) => message.path === path);
  await receiver.until(() => at('/structured').length >= 4 && at('/binary').length >= 4);

  const webhook = new Webhook(structured.secret);
  const sequences = at('/structured').map(({ headers, body }) => {
    const event = webhook.verify(body, headers);
    assert.equal(event.specversion, '1.0');
    assert.equal(event.id, headers['webhook-id']);
    assert.equal(event.partitionkey, opened.case);
    assert.equal(event.data.content, undefined);
    return Number(event.sequence);
  });
  assert.deepEqual(sequences, [1, 2, 3, 4]);
  assert.throws(() => webhook.verify(`${at('/structured')[0].body} `, at('/structured')[0].headers));

  for (const { headers, body } of at('/binary')) {
    const data = new Webhook(binaryMode.secret).verify(body, headers);
    assert.equal(headers['ce-id'], headers['webhook-id']);
    assert.equal(headers['ce-type'], 'cn.renmian.case.accepted.v1');
    assert.equal(data.case_id, opened.case);
    assert.ok('content' in data);
  }

  // Both secrets sign while one takes the place of the other.
  const { id } = structured.subscription;
  const rotated = await program.ask('document_system', 'POST', `/subscriptions/${id}/secret`);
  const before = at('/structured').length;
  await program.ask('document_system', 'POST', `/subscriptions/${id}/replay`, { from: 0 });
  await receiver.until(() => at('/structured').length >= before + 4);
  const { headers, body } = at('/structured').at(-1);
  new Webhook(rotated.secret).verify(body, headers);
  webhook.verify(body, headers);

  // A receiver that is gone for good is left in peace.
  receiver.answer = () => 410;
  await program.ask('document_system', 'POST', `/subscriptions/${id}/replay`, { from: 0 });
  const end = Date.now() + kPatience;
  for (;;) {
    const shown = await program.ask('document_system', 'GET', `/subscriptions/${id}`);
    if (shown.state === 'disabled') break;
    assert.ok(Date.now() < end, 'the subscription is still active');
    await new Promise((later) => setTimeout(later, 100));
  }
  console.log(`${receiver.messages.length} messages received and verified`);
} finally {
  if (program.process) await program.stop();
  receiver.server?.close();
  rmSync(folder, { recursive: true, force: true });
}
