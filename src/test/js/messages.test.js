// Section 4 of the protocol: messages, what may be done to them, and their history.
import assert from 'node:assert/strict';
import { User, rule, scene } from './client.js';

const face = '\u{1F600}';
const LIMIT = 8_000;

/** Anna and Ben with a direct chat, and a stranger, all connected. */
async function pair() {
  const [anna, ben, dora] = await User.some('anna', 'ben', 'dora');
  const [hers, his, doras] = await Promise.all([anna.connect(), ben.connect(), dora.connect()]);
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  let sent = 0;
  const text = (body, changes) => ({ chatId: chat.id, clientId: `m${++sent}`, body, ...changes });
  const say = async (device, body, changes) => (await device.ok('message:send', text(body, changes))).message;
  for (const device of [hers, his, doras]) await device.heard();
  return { anna, ben, hers, his, doras, chatId: chat.id, text, say };
}

rule('message:send leaves a text with all that was sent, and tells every member', async () => {
  const { anna, ben, hers, his, doras, chatId, say } = await pair();
  const first = await say(hers, 'Hello');
  const { id, createdAt, ...rest } = first;
  assert.deepEqual(rest, {
    chatId, seq: 1, senderId: anna.id, clientId: 'm1', kind: 'text', body: 'Hello', attachments: [], reactions: {},
  });
  assert.ok(Math.abs(createdAt - Date.now()) < 60_000);
  for (const device of [hers, his]) assert.deepEqual((await device.next('message:new')).message, first);
  const second = await say(his, ' \u0000 לשלום 😀 \u2028 <b>&amp;', { replyTo: id, mentions: [anna.id, ben.id] });
  assert.deepEqual([second.body, second.replyTo, second.mentions, second.seq], [
    ' \u0000 לשלום 😀 \u2028 <b>&amp;', id, [anna.id, ben.id], 2,
  ]);
  assert.deepEqual((await hers.next('message:new')).message, second);
  assert.deepEqual(await doras.heard(), []);
});

rule('seq has no gaps within a chat, whoever writes at once', async () => {
  const { hers, his, chatId, text } = await pair();
  await hers.refused('bad_request', 'message:send', text(''));
  const acks = await Promise.all(
    Array.from({ length: 60 }, (_, i) => [hers, his][i % 2].ok('message:send', text(`${i}`))),
  );
  const seqs = acks.map((ack) => ack.message.seq).sort((a, b) => a - b);
  assert.deepEqual(seqs, Array.from({ length: 60 }, (_, i) => i + 1));
  const { messages } = await his.ok('chat:history', { chatId, limit: 100 });
  assert.deepEqual(messages.map((message) => message.seq), seqs);
  const own = messages.filter((message) => Number(message.body) % 2 === 0).map((message) => Number(message.body));
  assert.deepEqual(own, [...own].sort((a, b) => a - b), 'one device’s texts stay in the order they were sent in');
});

rule('a message has at most 8,000 characters, each a Unicode code point; empty only with attachments', async () => {
  const { hers, his, text, say } = await pair();
  for (const body of ['x'.repeat(LIMIT), face.repeat(LIMIT)]) {
    const message = await say(hers, body);
    assert.equal(message.body, body);
    assert.equal((await his.next('message:new')).message.body, body);
    await hers.ok('message:edit', { messageId: message.id, body: `y${body.slice(body.codePointAt(0) > 0xffff ? 2 : 1)}` });
    for (const wrong of [`${body}x`, '', 7, null]) {
      await hers.refused('bad_request', 'message:send', text(wrong));
      await hers.refused('bad_request', 'message:edit', { messageId: message.id, body: wrong });
    }
  }
  await hers.refused('bad_request', 'message:send', text('', { attachmentIds: [] }));
});

rule('attachments must be one’s own uploads (not_found), replyTo in the same chat (message_not_found)', async () => {
  const { ben, hers, his, text, say } = await pair();
  const { chat } = await hers.ok('chat:create', { requestId: 'group', title: 'Two', memberIds: [ben.id] });
  const elsewhere = (await hers.ok('message:send', text('there', { chatId: chat.id }))).message;
  await his.heard();
  await hers.refused('not_found', 'message:send', text('Hello', { attachmentIds: ['nobodys'] }));
  for (const replyTo of ['nobodys', elsewhere.id]) {
    await hers.refused('message_not_found', 'message:send', text('Hello', { replyTo }));
  }
  for (const wrong of [{ replyTo: 7 }, { replyTo: 'a b' }, { attachmentIds: 'x' }, { mentions: 7 }, { mentions: [''] }]) {
    await hers.refused('bad_request', 'message:send', text('Hello', wrong));
  }
  assert.deepEqual(await his.heard(), []);
  await say(hers, 'Hello');
});

rule('message:edit changes one’s own text for everybody', async () => {
  const { hers, his, chatId, say } = await pair();
  const message = await say(hers, 'Helo');
  const edited = (await hers.ok('message:edit', { messageId: message.id, body: 'Hello' })).message;
  const { editedAt, ...rest } = edited;
  assert.deepEqual(rest, { ...message, body: 'Hello' });
  assert.ok(editedAt >= message.createdAt);
  for (const device of [hers, his]) assert.deepEqual((await device.next('message:updated')).message, edited);
  assert.deepEqual((await his.ok('chat:history', { chatId })).messages, [edited]);
});

rule('what is not one’s own text can be neither edited nor deleted: forbidden', async () => {
  const { hers, his, chatId, ring } = await scene();
  const callId = await ring();
  await hers.ok('call:end', { callId });
  const { message } = await hers.ok('message:send', { chatId, clientId: 'text', body: 'Hello' });
  const { messages } = await his.ok('chat:history', { chatId });
  assert.deepEqual(messages.map((each) => each.kind), ['system', 'call', 'text']);
  for (const { id } of messages) {
    await his.refused('forbidden', 'message:edit', { messageId: id, body: 'x' });
    await his.refused('forbidden', 'message:delete', { messageId: id });
  }
  for (const { id } of messages.slice(0, 2)) {
    await hers.refused('forbidden', 'message:edit', { messageId: id, body: 'x' });
    await hers.refused('forbidden', 'message:delete', { messageId: id });
  }
  assert.deepEqual((await his.ok('chat:history', { chatId })).messages, messages);
  assert.equal(message.body, 'Hello');
});

rule('a deleted message keeps its id and seq, with an empty body; deleting it again is ok', async () => {
  const { hers, his, chatId, say } = await pair();
  const message = await say(hers, 'secret');
  await say(hers, 'after');
  const gone = (await hers.ok('message:delete', { messageId: message.id })).message;
  assert.deepEqual([gone.id, gone.seq, gone.body, gone.attachments], [message.id, 1, '', []]);
  assert.ok(gone.deletedAt >= message.createdAt);
  for (const device of [hers, his]) assert.deepEqual((await device.next('message:updated')).message, gone);
  assert.deepEqual((await hers.ok('message:delete', { messageId: message.id })).message, gone);
  assert.deepEqual(await his.heard('message:updated'), []);
  assert.deepEqual((await his.ok('chat:history', { chatId })).messages[0], gone);
  await hers.refused('forbidden', 'message:edit', { messageId: message.id, body: 'x' });
});

rule('message:react puts each member’s emoji on and off, for any message', async () => {
  const { anna, ben, hers, his, say } = await pair();
  const { id } = await say(hers, 'Hello');
  const react = async (device, emoji, on) =>
    (await device.ok('message:react', { messageId: id, emoji, on })).message.reactions;
  assert.deepEqual(await react(hers, '👍', true), { '👍': [anna.id] });
  assert.deepEqual(await react(his, '👍', true), { '👍': [anna.id, ben.id] });
  assert.deepEqual(await react(his, '👍', true), { '👍': [anna.id, ben.id] });
  assert.deepEqual(await react(his, '🎉', true), { '👍': [anna.id, ben.id], '🎉': [ben.id] });
  assert.deepEqual(await react(hers, '👍', false), { '👍': [ben.id], '🎉': [ben.id] });
  assert.deepEqual(await react(hers, '🎉', false), { '👍': [ben.id], '🎉': [ben.id] });
  const told = (await hers.heard('message:updated')).map((event) => event.message.reactions);
  assert.equal(told.length, 4);
  assert.deepEqual(told.at(-1), { '👍': [ben.id], '🎉': [ben.id] });
});

rule('an emoji has 1–32 characters', async () => {
  const { hers, his, say } = await pair();
  const { id } = await say(hers, 'Hello');
  await his.ok('message:react', { messageId: id, emoji: face.repeat(32), on: true });
  for (const emoji of ['', face.repeat(33), 'x'.repeat(33), 7, null]) {
    await his.refused('bad_request', 'message:react', { messageId: id, emoji, on: true });
  }
  await his.refused('bad_request', 'message:react', { messageId: id, emoji: face, on: 'yes' });
});

rule('a message of a chat that is not mine is message_not_found, as one that nobody knows', async () => {
  const { hers, his, doras, say } = await pair();
  const { id } = await say(hers, 'secret');
  await his.heard();
  const events = [['message:edit', { body: 'x' }], ['message:delete', {}], ['message:react', { emoji: face, on: true }]];
  for (const [name, payload] of events) {
    const told = [
      await doras.refused('message_not_found', name, { messageId: id, ...payload }),
      await doras.refused('message_not_found', name, { messageId: 'nobodys', ...payload }),
    ];
    assert.deepEqual(told[0], told[1]);
  }
  assert.deepEqual(await his.heard(), []);
});

rule('chat:history is oldest first, 50 unless told, with more', async () => {
  const { hers, his, chatId, text } = await pair();
  await Promise.all(Array.from({ length: 103 }, (_, i) => hers.ok('message:send', text(`${i}`))));
  const page = async (payload) => {
    const { messages, more } = await his.ok('chat:history', { chatId, ...payload });
    return [messages.length, messages[0]?.seq, messages.at(-1)?.seq, more];
  };
  assert.deepEqual(await page({}), [50, 54, 103, true]);
  assert.deepEqual(await page({ limit: 100 }), [100, 4, 103, true]);
  assert.deepEqual(await page({ limit: 100, beforeSeq: 4 }), [3, 1, 3, false]);
  assert.deepEqual(await page({ limit: 1, beforeSeq: 51 }), [1, 50, 50, true]);
  assert.deepEqual(await page({ limit: 3, beforeSeq: 4 }), [3, 1, 3, false]);
  assert.deepEqual(await page({ beforeSeq: 1 }), [0, undefined, undefined, false]);
  for (const wrong of [{ limit: 0 }, { limit: 101 }, { limit: -1 }, { limit: 1.5 }, { limit: '5' }, { beforeSeq: 'x' }]) {
    await his.refused('bad_request', 'chat:history', { chatId, ...wrong });
  }
});

rule('a call leaves a message of the caller with an empty body, told to every member live', async () => {
  const { anna, cleo, hers, ring, chatId } = await scene();
  const cleos = await cleo.connect();
  const callId = await ring();
  await hers.ok('call:end', { callId });
  const { message } = await cleos.next('message:new');
  const { kind, senderId, body, clientId, call } = message;
  assert.deepEqual([message.chatId, kind, senderId, body, clientId, call.callId], [
    chatId, 'call', anna.id, '', callId, callId,
  ]);
  assert.deepEqual((await cleos.ok('call:history', {})).calls, []);
});
