// Section 2 of the protocol: files, who may read them, and pictures of users.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { URL, User, http, problem, rule } from './client.js';
import { SHAPES, check } from './shapes.js';

/** A picture of 3 × 2 points. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AAQQxwFgBB0gX7h/C5SAAAAABJRU5ErkJggg==',
  'base64',
);

const upload = (user, body, name, headers) =>
  user.http('POST', '/api/attachments', { body, headers: { 'X-Filename': encodeURIComponent(name), ...headers } });

async function uploaded(user, body = 'Hello', name = 'a.txt', headers = {}) {
  const { status, text, json } = await upload(user, body, name, headers);
  assert.equal(status, 201, text);
  check(json, SHAPES.attachment, '/api/attachments');
  return json;
}

const fetched = (user, id, headers) => user.http('GET', `/api/attachments/${id}`, { headers });

/** Anna and Ben with a direct chat, and Dora, who shares none with them. */
async function people() {
  const [anna, ben, dora] = await User.some('anna', 'ben', 'dora');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  let sent = 0;
  const send = (device, ids, body = '') =>
    device.ok('message:send', { chatId: chat.id, clientId: `m${++sent}`, body, attachmentIds: ids });
  return { anna, ben, dora, hers, his, chat, send };
}

rule('POST /api/attachments answers 201 with the attachment, its hash and the size of a picture', async () => {
  const [anna] = await User.some('anna');
  const picture = await uploaded(anna, PNG, 'Ärger 😀.png', { 'Content-Type': 'image/png' });
  const { id, ...rest } = picture;
  assert.ok(id);
  assert.deepEqual(rest, {
    name: 'Ärger 😀.png',
    type: 'image/png',
    size: PNG.length,
    sha256: createHash('sha256').update(PNG).digest('hex'),
    width: 3,
    height: 2,
  });
  const text = await uploaded(anna, 'Hello', 'a.txt', { 'Content-Type': 'text/plain' });
  assert.deepEqual([text.type, text.size, 'width' in text], ['text/plain', 5, false]);
  assert.equal((await uploaded(anna, '', 'empty')).size, 0);
});

rule('of X-Filename only the last path component is kept', async () => {
  const [anna] = await User.some('anna');
  for (const name of ['/etc/passwd', 'C:\\windows\\passwd', '../../passwd', 'a/b\\passwd', 'passwd']) {
    assert.equal((await uploaded(anna, 'x', name)).name, 'passwd');
  }
});

rule('X-Filename is percent-encoded UTF-8 of 1–255 characters', async () => {
  const [anna] = await User.some('anna');
  for (const name of ['x', '😀'.repeat(255), 'x'.repeat(255)]) {
    assert.equal((await uploaded(anna, 'x', name)).name, name);
  }
  for (const encoded of ['', '%', '%4', '%zz', '%ff', '/', '..', 'x'.repeat(256), encodeURIComponent('😀'.repeat(256))]) {
    const headers = { 'X-Filename': encoded };
    await anna.problem(400, 'bad_request', 'POST', '/api/attachments', { body: 'x', headers });
  }
  await anna.problem(400, 'bad_request', 'POST', '/api/attachments', { body: 'x' });
});

rule('files need a token', async () => {
  const [anna] = await User.some('anna');
  const { id } = await uploaded(anna);
  for (const options of [{}, { token: 'nobodys' }]) {
    await problem(401, 'unauthorized', 'GET', `/api/attachments/${id}`, options);
    const headers = { 'X-Filename': 'x' };
    await problem(401, 'unauthorized', 'POST', '/api/attachments', { body: 'x', headers, ...options });
  }
});

rule('a body over attachmentBytes is too_large (413), by what it announces already', async () => {
  const [anna] = await User.some('anna');
  const { limits } = (await http('GET', '/api/server')).json;
  const { hostname, port } = new globalThis.URL(URL);
  const headers = {
    Authorization: `Bearer ${anna.tokens.desk}`,
    'X-Filename': 'large',
    'Content-Length': limits.attachmentBytes + 1,
  };
  const status = await new Promise((resolve, reject) => {
    const sending = request({ hostname, port, path: '/api/attachments', method: 'POST', headers }, (response) => {
      resolve(response.statusCode);
      sending.destroy();
    });
    sending.on('error', reject);
    sending.setTimeout(10_000, () => sending.destroy(new Error('no answer')));
    sending.write('x');
  });
  assert.equal(status, 413);
});

rule('GET /api/attachments/{id} gives the bytes, to be kept and not to be run', async () => {
  const [anna] = await User.some('anna');
  const { id } = await uploaded(anna, PNG, 'Ärger.png');
  const { status, headers, bytes } = await fetched(anna, id);
  assert.equal(status, 200);
  assert.deepEqual(bytes, PNG);
  assert.equal(headers.get('content-type'), 'image/png');
  assert.match(headers.get('content-disposition'), /^attachment\b.*filename\*=UTF-8''%C3%84rger\.png/);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
});

rule('GET /api/attachments/{id} supports Range', async () => {
  const [anna] = await User.some('anna');
  const { id } = await uploaded(anna, '0123456789');
  const parts = [['bytes=0-3', '0123', '0-3'], ['bytes=7-', '789', '7-9'], ['bytes=-2', '89', '8-9'], ['bytes=9-99', '9', '9-9']];
  for (const [range, expected, told] of parts) {
    const { status, headers, text } = await fetched(anna, id, { Range: range });
    assert.deepEqual([status, text, headers.get('content-range')], [206, expected, `bytes ${told}/10`], range);
  }
  const behind = await fetched(anna, id, { Range: 'bytes=10-' });
  assert.deepEqual([behind.status, behind.headers.get('content-range')], [416, 'bytes */10']);
  for (const range of ['bytes=5-2', 'lines=1-2', 'bytes=x']) {
    assert.equal((await fetched(anna, id, { Range: range })).text, '0123456789', range);
  }
});

rule('a file is readable by its uploader and by members of a chat that holds it; others 403, unknown 404', async () => {
  const { anna, ben, dora, hers, chat, send } = await people();
  const { id } = await uploaded(anna);
  assert.equal((await fetched(anna, id)).status, 200);
  for (const user of [ben, dora]) await user.problem(403, 'forbidden', 'GET', `/api/attachments/${id}`);
  await send(hers, [id]);
  assert.equal((await fetched(ben, id)).text, 'Hello');
  await dora.problem(403, 'forbidden', 'GET', `/api/attachments/${id}`);
  for (const unknown of ['nobodys', 'a%20b', 'x'.repeat(65), '..%2f..%2fparley.db']) {
    await dora.problem(404, 'not_found', 'GET', `/api/attachments/${unknown}`);
  }
  const { chat: group } = await hers.ok('chat:create', { requestId: 'g', title: 'G', memberIds: [dora.id] });
  await hers.ok('message:send', { chatId: group.id, clientId: 'forwarded', body: '', attachmentIds: [id] });
  assert.equal((await fetched(dora, id)).status, 200);
  await hers.ok('chat:update', { chatId: group.id, remove: [dora.id] });
  await dora.problem(403, 'forbidden', 'GET', `/api/attachments/${id}`);
  assert.notEqual(chat.id, group.id);
});

rule('a message carries its attachments, with an empty body too', async () => {
  const { anna, hers, his, chat, send } = await people();
  const files = [await uploaded(anna, PNG, 'one.png'), await uploaded(anna, 'two', 'two.txt')];
  const { message } = await send(hers, files.map((file) => file.id));
  assert.deepEqual([message.body, message.attachments], ['', files]);
  assert.deepEqual((await his.next('message:new')).message, message);
  assert.deepEqual((await his.ok('chat:history', { chatId: chat.id })).messages, [message]);
});

rule('attachments must be one’s own uploads (not_found)', async () => {
  const { anna, ben, hers, his, chat, send } = await people();
  const mine = await uploaded(anna);
  const shared = await uploaded(anna);
  await send(hers, [shared.id]);
  await his.heard();
  for (const id of [mine.id, shared.id, 'nobodys']) {
    await his.refused('not_found', 'message:send', { chatId: chat.id, clientId: 'x', body: 'x', attachmentIds: [id] });
  }
  assert.deepEqual(await hers.heard('message:new').then((told) => told.length), 1);
  await send(his, [(await uploaded(ben)).id]);
});

rule('a deleted message has no attachments, and nobody gets them by it any more', async () => {
  const { anna, ben, hers, send } = await people();
  const { id } = await uploaded(anna);
  const first = (await send(hers, [id])).message;
  const second = (await send(hers, [id])).message;
  assert.deepEqual((await hers.ok('message:delete', { messageId: first.id })).message.attachments, []);
  assert.equal((await fetched(ben, id)).status, 200, 'another message still holds it');
  await hers.ok('message:delete', { messageId: second.id });
  assert.ok([403, 404].includes((await fetched(ben, id)).status));
});

rule('an avatar is one’s own upload, readable by any signed-in user while it is one', async () => {
  const { anna, ben, dora, his } = await people();
  const [first, second] = [await uploaded(anna, PNG, 'one.png'), await uploaded(anna, PNG, 'two.png')];
  await his.heard();
  assert.equal((await anna.set({ avatar: first.id })).avatar, first.id);
  const { chat } = await his.next('chat:updated');
  assert.equal(chat.members.find((member) => member.id === anna.id).avatar, first.id);
  assert.deepEqual((await fetched(dora, first.id)).bytes, PNG);
  assert.equal((await dora.find(anna.username))[0].avatar, first.id);
  await anna.set({ avatar: second.id });
  assert.ok([403, 404].includes((await fetched(dora, first.id)).status));
  assert.equal((await fetched(dora, second.id)).status, 200);
  await ben.problem(404, 'not_found', 'PATCH', '/api/me', { json: { avatar: second.id } });
});
