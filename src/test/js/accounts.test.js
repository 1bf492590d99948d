// Section 2 of the protocol: accounts, devices, passwords, and finding people.
import assert from 'node:assert/strict';
import { PASSWORD, URL, User, description, fresh, http, problem, rule } from './client.js';
import { SHAPES, check } from './shapes.js';

const face = '\u{1F600}';

/** What registers Anna, with `changes`. */
const registration = (changes) => ({
  username: fresh('anna'),
  displayName: 'Anna',
  password: PASSWORD,
  device: description('desk'),
  ...changes,
});

const refused = (changes, status = 400, code = 'bad_request') =>
  problem(status, code, 'POST', '/api/register', { json: registration(changes) });

async function accepted(changes) {
  const { status, text, json } = await http('POST', '/api/register', { json: registration(changes) });
  assert.equal(status, 201, text);
  check(json, SHAPES.session, '/api/register');
  return json;
}

rule('POST /api/register answers 201 with me, a token and when it expires', async () => {
  const wish = registration({ displayName: 'Anna Ångström' });
  const { status, json } = await http('POST', '/api/register', { json: wish });
  assert.equal(status, 201);
  check(json, SHAPES.session, '/api/register');
  assert.equal(json.user.username, wish.username);
  assert.equal(json.user.displayName, 'Anna Ångström');
  assert.deepEqual([json.user.doNotDisturb, json.user.callWaiting], [false, false]);
  assert.ok(json.expiresAt > Date.now());
  assert.equal((await http('GET', '/api/me', { token: json.token })).status, 200);
});

rule('username is [a-z0-9_.]{3,32}', async () => {
  const stamp = fresh('');
  for (const username of ['a_.'.padEnd(32, stamp), `_${stamp}`]) await accepted({ username });
  const bad = ['', 'ab', 'a'.repeat(33), 'Anna', 'an na', 'anna-', 'änna', 'анна', 'anna\n', 'anna@x', 7, null, ['anna']];
  for (const username of bad) await refused({ username });
});

rule('username is unique: one that is taken is a conflict', async () => {
  const username = fresh('anna');
  const wishes = Array.from({ length: 4 }, () => http('POST', '/api/register', { json: registration({ username }) }));
  const statuses = (await Promise.all(wishes)).map((answer) => answer.status).sort();
  assert.deepEqual(statuses, [201, 409, 409, 409]);
  await refused({ username }, 409, 'conflict');
});

rule('a password has 8–1024 characters, each a Unicode code point', async () => {
  for (const password of ['x'.repeat(8), face.repeat(8), 'x'.repeat(1024), face.repeat(1024)]) {
    const { user } = await accepted({ password });
    const json = { username: user.username, password, device: description('desk') };
    assert.equal((await http('POST', '/api/login', { json })).status, 200);
  }
  for (const password of ['', 'x'.repeat(7), face.repeat(7), 'x'.repeat(1025), face.repeat(1025), 12345678, null]) {
    await refused({ password });
  }
});

rule('a display name and a device name have 1–100 characters', async () => {
  for (const name of ['x', face.repeat(100)]) {
    assert.equal((await accepted({ displayName: name })).user.displayName, name);
    await accepted({ device: { ...description('desk'), name } });
  }
  for (const name of ['', 'x'.repeat(101), face.repeat(101), 7, null]) {
    await refused({ displayName: name });
    await refused({ device: { ...description('desk'), name } });
  }
});

rule('a device id is an opaque string of 1–64 characters from [A-Za-z0-9_-], chosen by the client', async () => {
  for (const id of ['a', 'A-z_9', 'x'.repeat(64)]) await accepted({ device: description(id) });
  for (const id of ['', 'x'.repeat(65), 'a b', 'a.b', 'ä', 7, null]) {
    await refused({ device: { id, name: 'A desk', platform: 'test' } });
  }
});

rule('a missing field is a bad request whose detail names it', async () => {
  for (const field of ['username', 'displayName', 'password', 'device']) {
    const { json } = await refused({ [field]: undefined });
    assert.ok(json.detail.includes(field), json.detail);
  }
  for (const field of ['id', 'name', 'platform']) {
    const { json } = await refused({ device: { ...description('desk'), [field]: undefined } });
    assert.ok(json.detail.includes(field), json.detail);
  }
});

rule('POST /api/login answers 200 with me, a token and when it expires', async () => {
  const [anna] = await User.some('anna');
  const { user, token } = await anna.signIn('phone');
  assert.deepEqual(user, await anna.me());
  assert.notEqual(token, anna.tokens.desk);
});

rule('a wrong password and an unknown user get the same 401, word for word', async () => {
  const [anna] = await User.some('anna');
  const login = (username, password) =>
    problem(401, 'unauthorized', 'POST', '/api/login', { json: { username, password, device: description('desk') } });
  const [wrong, unknown] = [await login(anna.username, 'wrong horse'), await login(fresh('nobody'), PASSWORD)];
  assert.equal(wrong.text, unknown.text);
  // Of every answer its own, whoever asks: the time, and the request's name in the log.
  const ownOfEach = ['date', 'x-request-id'];
  const headers = ({ headers }) => [...headers].filter(([name]) => !ownOfEach.includes(name));
  assert.deepEqual(headers(wrong), headers(unknown));
  await anna.me();
});

rule("device.id is unique per user: a new login with the same id ends that device's old token and socket", async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const token = anna.tokens.desk;
  await anna.signIn('desk');
  await problem(401, 'unauthorized', 'GET', '/api/me', { token });
  await hers.closed();
  await anna.me();
  assert.equal((await anna.devices()).length, 1);
  await his.settle();
});

rule('POST /api/logout is 204; the token and its sockets are dead at once', async () => {
  const [anna] = await User.some('anna');
  const [desk, phone] = [await anna.connect(), await anna.connect('phone')];
  await anna.logOut();
  await anna.problem(401, 'unauthorized', 'GET', '/api/me');
  await desk.closed();
  await assert.rejects(anna.connect(), { message: 'unauthorized' });
  await phone.settle();
  assert.deepEqual((await anna.devices('phone')).map((device) => device.id), ['phone']);
});

rule('PATCH /api/me changes what it names, and nothing else', async () => {
  const [anna] = await User.some('anna');
  const before = await anna.me();
  assert.deepEqual(await anna.set({}), before);
  assert.deepEqual(await anna.set({ displayName: face.repeat(100) }), { ...before, displayName: face.repeat(100) });
  assert.deepEqual(await anna.set({ displayName: 'Anna' }), { ...before, displayName: 'Anna' });
  for (const field of ['doNotDisturb', 'callWaiting']) {
    const changed = { ...(await anna.me()), [field]: true };
    assert.deepEqual(await anna.set({ [field]: true }), changed);
    assert.deepEqual(await anna.me(), changed);
  }
  const wrong = [
    { displayName: '' }, { displayName: 'x'.repeat(101) }, { displayName: 7 },
    { doNotDisturb: 'yes' }, { callWaiting: 1 }, { avatar: 7 }, { avatar: 'a b' },
  ];
  const kept = await anna.me();
  for (const json of wrong) await anna.problem(400, 'bad_request', 'PATCH', '/api/me', { json });
  await anna.problem(404, 'not_found', 'PATCH', '/api/me', { json: { avatar: 'nobodys' } });
  assert.deepEqual(await anna.me(), kept);
});

rule('presence is offline with lastSeen, online, or dnd', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const seen = async () => (await ben.find(anna.username))[0];
  assert.equal((await seen()).presence, 'offline');
  const hers = await anna.connect();
  assert.equal((await seen()).presence, 'online');
  assert.equal('lastSeen' in (await seen()), false);
  await anna.set({ doNotDisturb: true });
  assert.equal((await seen()).presence, 'dnd');
  const his = await ben.connect();
  await his.ok('chat:open', { userId: anna.id });
  hers.socket.disconnect();
  const gone = await his.next('presence', (told) => told.presence === 'offline');
  assert.equal((await seen()).presence, 'offline');
  assert.equal((await seen()).lastSeen, gone.lastSeen);
});

rule('POST /api/password is 204; every other device is signed out, and the new password alone is good', async () => {
  const [anna] = await User.some('anna');
  const [desk, phone] = [await anna.connect(), await anna.connect('phone')];
  await anna.changePassword('desk');
  await phone.closed();
  await anna.problem(401, 'unauthorized', 'GET', '/api/me', {}, 'phone');
  await anna.me();
  await desk.settle();
  const json = { username: anna.username, password: PASSWORD, device: description('phone') };
  await problem(401, 'unauthorized', 'POST', '/api/login', { json });
  await anna.signIn('phone', 'another horse');
});

rule('a wrong current password is 403 forbidden, and changes nothing', async () => {
  const [anna] = await User.some('anna');
  const phone = await anna.connect('phone');
  const json = { current: 'wrong horse', next: 'another horse' };
  await anna.problem(403, 'forbidden', 'POST', '/api/password', { json });
  for (const next of ['x'.repeat(7), 'x'.repeat(1025), 7, null]) {
    await anna.problem(400, 'bad_request', 'POST', '/api/password', { json: { current: PASSWORD, next } });
  }
  await phone.settle();
  await anna.signIn('phone');
});

rule('GET /api/devices lists each with what it said of itself, and says which one asks', async () => {
  const [anna] = await User.some('anna');
  await anna.signIn('phone');
  const devices = await anna.devices('phone');
  const told = devices.map(({ id, name, platform, current }) => ({ id, name, platform, current }));
  told.sort((a, b) => a.id.localeCompare(b.id));
  assert.deepEqual(told, [
    { ...description('desk'), current: false },
    { ...description('phone'), current: true },
  ]);
});

rule('DELETE /api/devices/{id} signs one of one’s own out at once; what is not one’s own is 404', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const phone = await anna.connect('phone');
  const tablet = await ben.connect('tablet');
  for (const id of ['tablet', 'nobodys', 'a%20b', 'x'.repeat(65)]) {
    await anna.problem(404, 'not_found', 'DELETE', `/api/devices/${id}`);
  }
  await tablet.settle();
  await anna.remove('phone', 'desk');
  await phone.closed();
  await anna.problem(401, 'unauthorized', 'GET', '/api/me', {}, 'phone');
  await anna.problem(404, 'not_found', 'DELETE', '/api/devices/phone');
  await anna.me();
});

rule('GET /api/users needs 2 characters', async () => {
  const [anna] = await User.some('anna');
  for (const query of ['?query=', '?query=a', `?query=${encodeURIComponent(face)}`, '']) {
    await anna.problem(400, 'bad_request', 'GET', `/api/users${query}`);
  }
  await anna.find('an');
  await anna.find('李明');
});

rule('GET /api/users finds by prefix of the username', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const found = async (query) => (await ben.find(query)).map((user) => user.id);
  assert.deepEqual(await found(anna.username), [anna.id]);
  assert.deepEqual(await found(anna.username.toUpperCase()), [anna.id]);
  assert.ok(!(await found(anna.username.slice(1))).includes(anna.id));
  assert.deepEqual(await found(`${anna.username}x`), []);
});

/** Display names, what finds them, and what does not. `%` stands for a number that makes them the test's own. */
const FOUND = [
  ['Zoë Ångström %', ['zoe ang %', 'ZOË %', 'Ångström %', 'angstrom %'], ['oe %', 'ngstrom %']],
  ['François d’Été %', ['francois %', 'ete %'], ['rançois %']],
  ['Straße %', ['strasse %', 'STRASSE %'], ['asse %']],
  ['Łukasz Żółć %', ['zolc %', 'Żółć %'], ['olc %']],
  ['Анна Ёлкина %', ['анн %', 'АННА %', 'елк %', 'ёлкина %'], ['нна %']],
  ['Νίκος Παπαδόπουλος %', ['νικος %', 'ΝΊΚΟΣ %', 'παπαδ %'], ['ικος %']],
  ['李明 %', ['李明 %'], ['明李 %']],
  ['さくら モモ %', ['さく %', 'モモ %'], ['くら %']],
  ['김민준 %', ['김민 %'], ['민준 %']],
  ['محمد علي %', ['محم %', 'علي %'], ['حمد %']],
  ['שָׁלוֹם כהן %', ['שלום %', 'כה %'], ['לום %']],
  ['अनीता शर्मा %', ['अनी %', 'शर्मा %'], ['नीता %']],
  ['Nguyễn Văn %', ['nguyen %', 'van %'], ['guyen %']],
];

rule('GET /api/users finds by prefix of a word of the display name, in any script, diacritics folded', async () => {
  const number = fresh('').replaceAll('.', '0');
  const numbered = (text) => text.replace('%', `q${number}`);
  const [ben] = await User.some('ben');
  for (const [name, queries, others] of FOUND) {
    const user = await User.register(URL, fresh('name'), numbered(name));
    for (const query of queries) {
      const ids = (await ben.find(numbered(query))).map((found) => found.id);
      assert.ok(ids.includes(user.id), `${name} is found by ${query}`);
    }
    for (const query of others) {
      const ids = (await ben.find(numbered(query))).map((found) => found.id);
      assert.ok(!ids.includes(user.id), `${name} is not found by ${query}`);
    }
  }
});

rule('GET /api/users finds a renamed user by the new name only', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  const number = fresh('').replaceAll('.', '0');
  await anna.set({ displayName: `Berta${number}` });
  assert.deepEqual((await ben.find(`berta${number}`)).map((user) => user.id), [anna.id]);
  await anna.set({ displayName: `Carla${number}` });
  assert.deepEqual(await ben.find(`berta${number}`), []);
  assert.deepEqual((await ben.find(`carla${number}`))[0].displayName, `Carla${number}`);
});

rule('GET /api/users answers at most 20', async () => {
  const number = fresh('').replaceAll('.', '0');
  const users = await Promise.all(
    Array.from({ length: 21 }, () => User.register(URL, fresh('many'), `Many${number}`)),
  );
  const found = await users[0].find(`many${number}`);
  assert.equal(found.length, 20);
  assert.equal(new Set(found.map((user) => user.id)).size, 20);
});

rule('nothing of a user but what the protocol lists is told to others', async () => {
  const [anna, ben] = await User.some('anna', 'ben');
  await anna.set({ doNotDisturb: true, callWaiting: true });
  const his = await ben.connect();
  const { chat } = await his.ok('chat:open', { userId: anna.id });
  const shown = chat.members.find((member) => member.id === anna.id);
  assert.deepEqual(shown, (await ben.find(anna.username))[0]);
});
