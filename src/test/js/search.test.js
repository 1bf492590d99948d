// Section 4 of the protocol: chat:search.
import assert from 'node:assert/strict';
import { User, rule } from './client.js';

/** Anna and Ben with a direct chat in which Anna has said all these. */
async function said(...bodies) {
  const [anna, ben, dora] = await User.some('anna', 'ben', 'dora');
  const [hers, his, doras] = [await anna.connect(), await ben.connect(), await dora.connect()];
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  const messages = [];
  for (const body of bodies) {
    const clientId = `m${messages.length}`;
    messages.push((await hers.ok('message:send', { chatId: chat.id, clientId, body })).message);
  }
  const find = async (query, changes, device = his) =>
    (await device.ok('chat:search', { query, ...changes })).messages.map((message) => message.body);
  return { anna, ben, dora, hers, his, doras, chat, messages, find };
}

/** Bodies, what finds each of them, and what does not. */
const FOUND = [
  ['Das Frühstück um sieben', ['früh', 'FRUH', 'fruhstuck sieb', 'sieben das'], ['stück', 'acht', 'früh acht']],
  ['Ёжик в тумане', ['ежик', 'ЁЖ', 'туман'], ['жик', 'умане']],
  ['Καλημέρα κόσμε', ['καλημερα', 'ΚΌΣΜΕ', 'κοσμ'], ['ημέρα']],
  ['مرحبا بالعالم', ['مرحبا', 'مرح'], ['حبا']],
  ['שלום עולם', ['שלום', 'עול'], ['לום']],
  ['नमस्ते दुनिया', ['नमस्ते', 'दुनि'], ['स्ते']],
  ['안녕하세요 여러분', ['안녕'], []],
  ['我明天去北京开会', ['北京', '明天', '开会', '京开'], ['上海']],
  ['東京タワーに行きました', ['タワー', '東京', '行き'], ['大阪']],
  ['พรุ่งนี้ไปเที่ยวทะเล', ['เที่ยว', 'ทะเล'], ['ภูเขา']],
];

rule('chat:search finds by word prefix, case and diacritics folded, by substring in unspaced scripts', async () => {
  const { find } = await said(...FOUND.map(([body]) => body));
  for (const [body, queries, others] of FOUND) {
    for (const query of queries) assert.deepEqual(await find(query), [body], query);
    for (const query of others) assert.deepEqual(await find(query), [], query);
  }
});

rule('chat:search is newest first, 50 at most, in one chat or in all', async () => {
  const { ben, hers, chat, find } = await said('word one', 'other', 'word two', 'word three');
  assert.deepEqual(await find('word'), ['word three', 'word two', 'word one']);
  assert.deepEqual(await find('word', { limit: 2 }), ['word three', 'word two']);
  const { chat: group } = await hers.ok('chat:create', { requestId: 'g', title: 'word', memberIds: [ben.id] });
  await hers.ok('message:send', { chatId: group.id, clientId: 'in-group', body: 'word four' });
  assert.deepEqual(await find('word'), ['word four', 'word three', 'word two', 'word one']);
  assert.deepEqual(await find('word', { chatId: group.id }), ['word four']);
  assert.deepEqual(await find('word', { chatId: chat.id }), ['word three', 'word two', 'word one']);
  const send = (i) => hers.ok('message:send', { chatId: chat.id, clientId: `many${i}`, body: `word ${i}` });
  await Promise.all(Array.from({ length: 51 }, (_, i) => send(i)));
  assert.equal((await find('word')).length, 50);
  assert.equal((await find('word', { limit: 50 })).length, 50);
});

rule('chat:search has no query syntax', async () => {
  const { find } = await said('one AND two', 'one', 'two', 'a-b "quoted" (c) x:y *', "it's 100%_");
  assert.deepEqual(await find('one AND two'), ['one AND two']);
  assert.deepEqual(await find('one OR two'), []);
  assert.deepEqual(await find('NOT one'), []);
  assert.deepEqual(await find('"quoted"'), ['a-b "quoted" (c) x:y *']);
  assert.deepEqual(await find("it's"), ["it's 100%_"]);
  for (const query of ['"', '*', '(', 'x:', "'; DROP TABLE messages", '^one', '{one}', 'one NEAR two', '%', '\\', '\u0000']) {
    await find(query);
  }
});

rule('chat:search never finds a deleted message, and an edited one by what it says now', async () => {
  const { hers, messages, find } = await said('first secret', 'second wrong');
  await hers.ok('message:delete', { messageId: messages[0].id });
  await hers.ok('message:edit', { messageId: messages[1].id, body: 'second right' });
  assert.deepEqual(await find('first'), []);
  assert.deepEqual(await find('secret'), []);
  assert.deepEqual(await find('wrong'), []);
  assert.deepEqual(await find('right'), ['second right']);
});

rule('chat:search finds only in chats that one is in', async () => {
  const { hers, doras, dora, chat, find } = await said('private word');
  assert.deepEqual(await find('private', {}, doras), []);
  await doras.refused('not_in_chat', 'chat:search', { query: 'private', chatId: chat.id });
  await doras.refused('chat_not_found', 'chat:search', { query: 'private', chatId: 'nowhere' });
  const { chat: group } = await hers.ok('chat:create', { requestId: 'g', title: 'G', memberIds: [dora.id] });
  await hers.ok('message:send', { chatId: group.id, clientId: 'in-group', body: 'shared word' });
  assert.deepEqual(await find('word', {}, doras), ['shared word']);
  await hers.ok('chat:update', { chatId: group.id, remove: [dora.id] });
  assert.deepEqual(await find('word', {}, doras), []);
});

rule('chat:search refuses what is out of bounds', async () => {
  const { his } = await said('word');
  for (const wrong of [{}, { query: '' }, { query: 7 }, { query: null }]) {
    await his.refused('bad_request', 'chat:search', wrong);
  }
  for (const limit of [0, 51, -1, 1.5, '5']) await his.refused('bad_request', 'chat:search', { query: 'word', limit });
});
